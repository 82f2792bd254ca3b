using System.Net.Http.Json;

namespace EndToEnd;

/// <summary>Canaries are planted in everything a person or an engineer may enter; none may sing in the log, however talkative it is.</summary>
public sealed class LogTests
{
    private static readonly string[] Canaries =
        ["Абая 117-93", "117-93", "+77015550123", "77015550123", "7015550123", "Кенарейкин", "kenar-secret-word", "correct-horse-battery", "kanareika-interneta"];

    [Fact]
    public async Task No_phone_address_name_text_or_secret_reaches_the_log()
    {
        var log = Path.Combine(Path.GetTempPath(), $"supportbot-canary-{Guid.NewGuid():N}.log");
        await using var service = new Service("--Logs:Level=Debug", $"--Logs:Path={log}", "--Policy:Secrets:0=kenar-secret-word");
        await service.Start();
        var subscriber = await Subscriber.Open(service.Http);
        string[] words = ["Я Кенарейкин, Абая 117-93, kanareika-interneta net", "да", "оператор", "+7 701 555 01 23", "87015550123", "не работает kanareika-interneta"];
        for (var i = 0; i < words.Length; i++)
        {
            Assert.True(await subscriber.Bring($"c-{i}", words[i]));
        }
        await service.Http.PostAsJsonAsync("/desk/api/login", new { name = "Кенарейкин", password = "correct-horse-battery" });
        await service.Http.PostAsJsonAsync("/webchat/conversations/webchat:nobody/messages", new { id = "c-1", text = "kanareika-interneta" });
        await service.Http.GetAsync("/webchat/conversations/webchat:Кенарейкин/messages?after=0");
        await subscriber.All();
        await service.Kill();

        var written = service.Output + string.Concat(Directory.GetFiles(Path.GetTempPath(), Path.GetFileNameWithoutExtension(log) + "*").Select(File.ReadAllText));
        Assert.Contains("Content edition", written, StringComparison.Ordinal);
        foreach (var canary in Canaries)
        {
            Assert.DoesNotContain(canary, written, StringComparison.OrdinalIgnoreCase);
        }
        Array.ForEach(Directory.GetFiles(Path.GetTempPath(), Path.GetFileNameWithoutExtension(log) + "*"), File.Delete);
    }
}
