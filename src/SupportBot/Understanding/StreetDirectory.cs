using System.Globalization;
using Microsoft.VisualBasic.FileIO;

namespace SupportBot.Understanding;

/// <summary>Reads <c>streets.csv</c> (contracts.md §5).</summary>
public static class StreetDirectory
{
    private static readonly string[] Columns = ["id", "type_ru", "name_ru", "type_kk", "name_kk", "aliases", "district", "max_house"];

    /// <exception cref="FormatException">A row is wrong; the message names it and says why.</exception>
    public static IReadOnlyList<Street> Read(TextReader text)
    {
        using var csv = new TextFieldParser(text) { Delimiters = [","], HasFieldsEnclosedInQuotes = true, TrimWhiteSpace = true };
        if (Header(csv) is not { } header || !Columns.All(header.Contains))
        {
            throw new FormatException($"Row 1 must name the columns: {string.Join(',', Columns)}.");
        }
        var at = Array.ConvertAll(Columns, column => Array.IndexOf(header, column));
        var streets = new List<Street>();
        var rows = new Dictionary<string, long>(StringComparer.Ordinal);
        while (!csv.EndOfData)
        {
            var row = csv.LineNumber;
            try
            {
                var street = Street(row, csv.ReadFields()!, at);
                if (!rows.TryAdd(street.Id, row))
                {
                    throw Wrong(row, FormattableString.Invariant($"the id {street.Id} stands in row {rows[street.Id]} already"));
                }
                streets.Add(street);
            }
            catch (MalformedLineException)
            {
                throw Wrong(row, "it is not CSV");
            }
        }
        return streets;
    }

    private static string[]? Header(TextFieldParser csv)
    {
        try
        {
            return csv.ReadFields();
        }
        catch (MalformedLineException)
        {
            throw Wrong(1, "it is not CSV");
        }
    }

    private static Street Street(long row, string[] fields, int[] at)
    {
        string Field(int column) => at[column] < fields.Length ? fields[at[column]] : "";
        if (Field(0).Length == 0 || Field(2).Length == 0)
        {
            throw Wrong(row, "id and name_ru are needed");
        }
        int? most = int.TryParse(Field(7), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
        if (most is null && Field(7).Length > 0)
        {
            throw Wrong(row, "max_house must be a number or empty");
        }
        return new Street(Field(0), Field(1), Field(2), Field(3), Field(4),
            [.. Field(5).Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)], Field(6), most);
    }

    private static FormatException Wrong(long row, string why) => new(string.Create(CultureInfo.InvariantCulture, $"Row {row}: {why}."));
}
