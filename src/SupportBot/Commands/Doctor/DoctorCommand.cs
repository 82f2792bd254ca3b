using System.CommandLine;
using SupportBot.Channels.Telegram.Api;
using SupportBot.Channels.WhatsApp.Api;
using SupportBot.Commands.Setup;

namespace SupportBot.Commands.Doctor;

/// <summary><c>doctor</c>: a line per check, the remedy under what is wrong; the answer is "no" when something is.</summary>
internal static class DoctorCommand
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static Command Make()
    {
        var command = new Command("doctor", "check settings, content, store, clock, tokens and webhooks; a line per check with the remedy") { TreatUnmatchedTokensAsErrors = false };
        command.SetAction(async (parsed, _) => await Examine(RunCommand.Configuration([.. parsed.UnmatchedTokens]), Console.Out));
        return command;
    }

    public static async Task<int> Examine(IConfiguration configuration, TextWriter output)
    {
        IReadOnlyList<ICheckup> checkups;
        try
        {
            checkups = Checkups(configuration);
            await Write(output, new Diagnosis("settings", "complete"));
        }
        catch (SettingsRefusedException refusal)
        {
            await Write(output, new Diagnosis("settings", refusal.Message, "Correct this key; the others were not looked at."));
            return Verbs.No;
        }
        var looks = checkups.Select(Look).ToList();
        var well = true;
        foreach (var look in looks)
        {
            foreach (var diagnosis in await look)
            {
                well &= diagnosis.Well;
                await Write(output, diagnosis);
            }
        }
        return well ? Verbs.Done : Verbs.No;
    }

    // Every part of the house that can be out of order has its line here.
    private static List<ICheckup> Checkups(IConfiguration configuration)
    {
        var settings = Settings.Read(configuration);
        List<ICheckup> checkups = [new ContentCheckup(settings), new StoreCheckup(settings)];
        if (settings.Bitrix24 is { } portal)
        {
            checkups.Add(new PortalCheckup(settings.StorePath, portal));
        }
        if (TelegramSetup.Read(configuration, settings.PublicUrl) is { } telegram)
        {
            var http = TelegramApi.NewClient();
            checkups.Add(new ClockCheckup(http, new Uri(telegram.ApiUrl), TimeProvider.System));
            checkups.Add(new TelegramCheckup(new TelegramApi(http, telegram, TimeProvider.System), telegram, TimeProvider.System));
        }
        if (WhatsAppSetup.Read(configuration) is { } whatsApp)
        {
            var graph = new GraphClient(WhatsAppSetup.NewClient(), whatsApp, TimeProvider.System);
            checkups.Add(new WhatsAppCheckup(graph, whatsApp, settings.PublicUrl));
            checkups.Add(new WhatsAppAccountCheckup(graph, whatsApp, TimeProvider.System));
        }
        return checkups;
    }

    private static async Task<IReadOnlyList<Diagnosis>> Look(ICheckup checkup)
    {
        using var deadline = new CancellationTokenSource(Patience);
        try
        {
            return await checkup.Look(deadline.Token);
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested)
        {
            return [new Diagnosis(checkup.GetType().Name.Replace("Checkup", "", StringComparison.Ordinal).ToLowerInvariant(), "no answer in time", "Try again; check the line to the internet.")];
        }
    }

    private static async Task Write(TextWriter output, Diagnosis diagnosis)
    {
        await output.WriteLineAsync($"{(diagnosis.Well ? "ok   " : "WRONG")} {diagnosis.Part}: {diagnosis.Told}");
        if (diagnosis.Remedy is { } remedy)
        {
            await output.WriteLineAsync($"      -> {remedy}");
        }
    }
}
