using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Fakes.Telegram;

/// <summary>The parameters of one call, whether they came as JSON or as a form with files.</summary>
internal sealed record FakeCall(JsonObject Fields, IReadOnlyDictionary<string, byte[]> Files)
{
    public static async Task<FakeCall> Read(HttpRequest request)
    {
        var files = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        if (!request.HasFormContentType)
        {
            return new FakeCall(request.HasJsonContentType() ? (await JsonNode.ParseAsync(request.Body))!.AsObject() : [], files);
        }
        var form = await request.ReadFormAsync();
        foreach (var file in form.Files)
        {
            using var bytes = new MemoryStream();
            await file.CopyToAsync(bytes);
            files[file.Name] = bytes.ToArray();
        }
        var fields = new JsonObject();
        foreach (var (name, value) in form)
        {
            // In a form everything is text; a keyboard is JSON as text (telegram.md §6.4).
            fields[name] = name == "reply_markup" ? JsonNode.Parse(value.ToString()) : JsonValue.Create(value.ToString());
        }
        return new FakeCall(fields, files);
    }

    public string? Text(string name) => Fields[name]?.ToString();

    public long Number(string name) => long.TryParse(Text(name), System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : 0;
}
