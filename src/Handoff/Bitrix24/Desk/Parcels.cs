using System.Collections.Immutable;
using System.Text;
using Handoff.Bitrix24.Words;

namespace Handoff.Bitrix24.Desk;

/// <summary>Makes the portal's messages of a hand-over and of live lines. Pure but for the links.</summary>
internal sealed class Parcels(IDeskFiles files, TimeZoneInfo zone)
{
    /// <summary>The card, then everything said so far in as few messages as fit, each with its pictures.</summary>
    public IEnumerable<Parcel> Handover(HandoffRequest request, string card)
    {
        yield return new Parcel($"{request.Id}/card", card, []);
        var number = 0;
        foreach (var (text, attached) in Chapters(request.Transcript))
        {
            number++;
            yield return new Parcel(FormattableString.Invariant($"{request.Id}/said-{number}"), text, attached);
        }
    }

    /// <summary>A live line; a long one becomes several.</summary>
    public IEnumerable<Parcel> Live(DeskLine line)
    {
        var attached = Linked(line.Files);
        var text = string.Join('\n', new[] { Words(line), Captions(line.Files, attached.Length) }.Where(part => part.Length > 0));
        var parts = Letters.Split(text.Length == 0 ? "…" : text, ToPortal.Longest);
        for (var i = 0; i < parts.Count; i++)
        {
            yield return new Parcel(IdOf(line, i), parts[i], i == parts.Count - 1 ? attached : []);
        }
    }

    public static string IdOf(DeskLine line, int part = 0) => part == 0 ? line.Id : FormattableString.Invariant($"{line.Id}#{part + 1}");

    /// <summary>The words of a line with the mark of who said them: in the portal they all stand under the subscriber's name.</summary>
    public static string Words(DeskLine line) => line.Author switch
    {
        LineAuthor.Subscriber => ToPortalMarks.Words(line.Text, line.Marks ?? []),
        LineAuthor.Bot => "🤖 " + ToPortal.BotWords(line.Text),
        LineAuthor.Operator => "👤 " + ToPortal.Words(line.Text),
        LineAuthor.Note => "📝 " + ToPortal.Words(line.Text),
        _ => "ℹ️ " + ToPortal.BotWords(line.Text),
    };

    private IEnumerable<(string Text, ImmutableArray<DeskFile> Files)> Chapters(ImmutableArray<DeskLine> lines)
    {
        var text = new StringBuilder();
        var attached = ImmutableArray.CreateBuilder<DeskFile>();
        foreach (var line in lines)
        {
            var told = Told(line);
            if (text.Length > 0 && text.Length + told.Length > ToPortal.Longest)
            {
                yield return (text.ToString(), attached.ToImmutable());
                text.Clear();
                attached.Clear();
            }
            text.Append(text.Length == 0 ? "[b]Разговор до Вас[/b]\n" : "\n").Append(told);
            attached.AddRange(Linked(line.Files));
        }
        if (text.Length > 0)
        {
            yield return (text.ToString(), attached.ToImmutable());
        }
    }

    private string Told(DeskLine line)
    {
        var who = line.Author == LineAuthor.Subscriber ? "🙂 " : "";
        var captions = Captions(line.Files, line.Files.Length);
        var told = $"{CardText.Clock(line.At, zone, "HH:mm")} {who}{Words(line)}{(captions.Length > 0 ? " " + captions : "")}";
        return told.Length > ToPortal.Longest / 2 ? told[..(ToPortal.Longest / 2)] + "…" : told;
    }

    private ImmutableArray<DeskFile> Linked(ImmutableArray<DeskFile> attached) =>
        [.. attached.Select(file => file.Url.Length > 0 ? file : file with { Url = files.Link(file) ?? "" }).Where(file => file.Url.Length > 0)];

    // A file the portal could not fetch is dropped without a word; its name in the text makes that visible.
    private static string Captions(ImmutableArray<DeskFile> attached, int reachable) => string.Join('\n', attached.Select((file, at) =>
        $"{(file.Type.StartsWith("image/", StringComparison.Ordinal) ? "Фото" : "Файл")}: {ToPortal.Words(file.Name)}{(at < reachable ? "" : " (не передаётся: задайте PublicUrl)")}"));
}
