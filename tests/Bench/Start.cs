using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Fakes;

namespace Bench;

/// <summary>The real program from nothing: how long until the first subscriber is answered, and what it weighs when nobody writes.</summary>
public static class Start
{
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(10);

    public static async Task Run()
    {
        var folder = Directory.CreateTempSubdirectory("supportbot-bench");
        var first = new Figures();
        for (var round = 0; round < 5; round++)
        {
            using var process = Process.Start(new ProcessStartInfo("dotnet",
                [Path.Combine(AppContext.BaseDirectory, "supportbot.dll"), "--Urls=http://127.0.0.1:18321", $"--Store:Path={folder.FullName}/{round}.db", $"--Dialogs:Path={Repository.Folder("dialogs")}", "--Logs:Level=Error"])
            { RedirectStandardOutput = true, UseShellExecute = false })!;
            var since = Stopwatch.GetTimestamp();
            using var http = new HttpClient { BaseAddress = new Uri("http://127.0.0.1:18321") };
            await FirstReply(http);
            first.Add(Stopwatch.GetElapsedTime(since));
            if (round == 4)
            {
                await Task.Delay(Idle);
                process.Refresh();
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"idle memory (resident):    {process.WorkingSet64 / 1024.0 / 1024.0:F0} MB"));
            }
            process.Kill();
            await process.WaitForExitAsync();
        }
        Console.WriteLine($"start to first reply:      {first}");
        folder.Delete(recursive: true);
    }

    private static async Task FirstReply(HttpClient http)
    {
        Opened? opened = null;
        while (opened is null)
        {
            try
            {
                var answer = await http.PostAsync("/webchat/conversations", JsonContent.Create(new { language = "ru" }));
                opened = await answer.Content.ReadFromJsonAsync<Opened>();
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
                await Task.Delay(10);
            }
        }
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", opened.Token);
        var address = $"/webchat/conversations/{Uri.EscapeDataString(opened.Conversation)}/messages";
        (await http.PostAsJsonAsync(address, new { id = "c-1", text = "Здравствуйте, Абая 10-25, со вчера нет интернета" })).EnsureSuccessStatusCode();
        while (!(await http.GetStringAsync($"{address}?after=1&wait=25")).Contains("\"bot\"", StringComparison.Ordinal))
        {
        }
    }

    private sealed record Opened(string Conversation, string Token);
}
