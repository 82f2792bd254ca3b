using System.CommandLine;
using SupportBot.Commands.Stories;

namespace SupportBot.Commands;

/// <summary><c>chat</c>: talk to the bot in the terminal: the same dialogue, no server, a temporary store.</summary>
internal static class ChatCommand
{
    public static Command Make()
    {
        var language = new Option<string?>("--language") { Description = "language of the messenger: ru, kk or en" };
        language.AcceptOnlyFromAmong("ru", "kk", "en");
        var phone = new Option<string?>("--phone") { Description = "a phone number the messenger vouches for, +7…" };
        var command = new Command("chat", "talk to the bot in the terminal: the same dialogue, no server, a temporary store") { language, phone };
        command.SetAction(async (parsed, cancellation) =>
        {
            using var folder = new StageFolder();
            var settings = folder.Settings(Settings.Dialogs(RunCommand.Configuration([])["Dialogs:Path"]));
            await using var chat = await TerminalChat.Open(settings, Languages.FromCode(parsed.GetValue(language)), parsed.GetValue(phone));
            await chat.Talk(Console.In, cancellation);
            return Verbs.Done;
        });
        return command;
    }
}
