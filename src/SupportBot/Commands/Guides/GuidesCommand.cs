using System.CommandLine;
using SupportBot.Content;
using SupportBot.Conversations;
using SupportBot.Guides;
using SupportBot.Store.Sqlite;

namespace SupportBot.Commands.Guides;

/// <summary><c>guides</c>: <c>new ID</c> begins a guide in all languages, <c>report</c> tells which guides help.</summary>
internal static class GuidesCommand
{
    public static Command Make() => new("guides", "begin a new guide; tell which guides help") { New(), Report() };

    private static Command New()
    {
        var id = new Argument<string>("id") { Description = "the guide's name: small Latin letters, figures and hyphens, for example tplink-ax10" };
        var folder = new Option<string?>("--dialogs") { Description = "the content folder (default: dialogs)" };
        var command = new Command("new", "write the beginning of a guide in every language, as a draft") { id, folder };
        command.SetAction((parsed, _) => Task.FromResult(Begin(parsed.GetValue(id)!, Settings.Dialogs(parsed.GetValue(folder)))));
        return command;
    }

    private static int Begin(string id, string root)
    {
        if (!GuideSkeleton.IsId(id))
        {
            Console.Error.WriteLine($"\"{id}\" cannot be a guide's name: 2 to 40 small Latin letters, figures and hyphens, for example tplink-ax10.");
            return Verbs.Wrong;
        }
        var folder = Path.Combine(root, "guides", id);
        if (!Directory.Exists(Path.Combine(root, "guides")))
        {
            Console.Error.WriteLine($"There is no folder {Path.Combine(root, "guides")}. Say where the content is: --dialogs FOLDER.");
            return Verbs.Wrong;
        }
        if (Directory.Exists(folder))
        {
            Console.Error.WriteLine($"There is a guide {id} already: {folder}. Choose another name, or edit that one.");
            return Verbs.No;
        }
        Directory.CreateDirectory(folder);
        foreach (var language in Languages.All)
        {
            File.WriteAllText(Path.Combine(folder, $"guide.{language.Code()}.md"), GuideSkeleton.In(language));
        }
        Tell(id, root, folder);
        return Verbs.Done;
    }

    private static void Tell(string id, string root, string folder)
    {
        Console.WriteLine($"The guide is begun: {folder}");
        new EditionReader(new ContentFolder(root), new ConversationSettings(), []).Read(out var findings);
        foreach (var finding in findings.Where(finding => finding.File.StartsWith($"guides/{id}/", StringComparison.Ordinal)))
        {
            Console.WriteLine($"  {finding}");
        }
        Console.WriteLine($"""
            It is a draft: subscribers do not see it. Write where "{GuideSkeleton.Mark}" stands; "check" tells what is left.
            While the service runs, look at it in a browser: /guides/{id}?language=ru (reload after saving).
            When check finds nothing more, take the line "draft: true" out.
            """);
    }

    private static Command Report()
    {
        var days = new Option<int>("--days") { Description = "how many days back", DefaultValueFactory = _ => GuideReport.UsualDays };
        days.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > GuideReport.MostDays)
            {
                result.AddError($"--days must be 1 to {GuideReport.MostDays}.");
            }
        });
        var format = new Option<string>("--format") { Description = "text or json", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "json");
        var command = new Command("report", "how often each guide and step was shown, finished, helped, left, handed over") { days, format };
        command.SetAction((parsed, _) => Print(parsed.GetValue(days), parsed.GetValue(format)!));
        return command;
    }

    private static async Task<int> Print(int days, string format)
    {
        var settings = Settings.Read(RunCommand.Configuration([]));
        SqliteFile.Prepare(settings.StorePath);
        await using var house = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System).AddHouse(settings).BuildServiceProvider();
        var report = await GuideReport.Last(days, house.GetRequiredService<IGuideCounts>(), house.GetRequiredService<LiveContent>().Current.Guides, house.GetRequiredService<TimeProvider>(), Language.Russian);
        Console.Write(format == "json" ? GuideReportText.Json(report) : GuideReportText.Table(report));
        return Verbs.Done;
    }
}
