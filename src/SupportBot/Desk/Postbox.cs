using System.Globalization;
using SupportBot.Desk.Words;
using SupportBot.Operators;

namespace SupportBot.Desk;

/// <summary>Tells the way of a message in plain words, from the ledger.</summary>
public sealed class Postbox(IDeskReads reads, WorkingHours hours)
{
    /// <summary>A sentence per station, oldest first; empty when nothing is known of it.</summary>
    public async Task<IReadOnlyList<string>> Way(string item, Language language)
    {
        if (await reads.Ledger(item) is not { } entry)
        {
            return [];
        }
        var way = new List<string> { Words(language, "Принято и записано на диск", "Қабылданып, дискіге жазылды", "Taken and written to the disk", entry.WrittenAt) };
        if (entry.Attempts > 0)
        {
            way.Add(Words(language, $"Попыток отправки без успеха: {Number(entry.Attempts)}. {entry.LastTrouble}", $"Сәтсіз әрекеттер: {Number(entry.Attempts)}. {entry.LastTrouble}",
                $"Attempts in vain: {Number(entry.Attempts)}. {entry.LastTrouble}", null));
        }
        if (entry.Outcome == "pending")
        {
            way.Add(entry.NotBefore is { } next
                ? Words(language, "Следующая попытка", "Келесі әрекет", "Next attempt", next)
                : Words(language, "Ждёт отправки", "Жіберуді күтуде", "Waits to be sent", null));
        }
        else
        {
            var end = Names.OfOutcome(entry.Outcome);
            way.Add(Words(language, end.Russian, end.Kazakh, end.English, entry.SettledAt) + (entry.Reason is { Length: > 0 } reason ? $". {reason}" : ""));
        }
        return way;
    }

    private string Words(Language language, string russian, string kazakh, string english, DateTimeOffset? at)
    {
        var words = new Phrase(russian, kazakh, english).In(language);
        return at is { } moment ? $"{hours.Local(moment).ToString("dd.MM HH:mm:ss", CultureInfo.InvariantCulture)}  {words}" : words;
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
