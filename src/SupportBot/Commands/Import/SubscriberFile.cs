using Microsoft.VisualBasic.FileIO;
using SupportBot.Store.Sqlite;
using SupportBot.Understanding;

namespace SupportBot.Commands.Import;

/// <summary>Reads a CSV of subscribers: <c>contract,name,phone,street_id,house,building,apartment,status</c>; only the contract must be there, in any order.</summary>
internal sealed class SubscriberFile
{
    private static readonly string[] Columns = ["contract", "name", "phone", "street_id", "house", "building", "apartment", "status"];

    private readonly string[] _header;
    private readonly HashSet<string> _streets;
    private readonly Dictionary<string, long> _contracts = new(StringComparer.Ordinal);

    private SubscriberFile(string[] header, IEnumerable<Street> streets)
    {
        _header = header;
        _streets = [.. streets.Select(street => street.Id)];
    }

    /// <exception cref="FormatException">A row is wrong; the message names it and says why.</exception>
    public static IReadOnlyList<SubscriberRow> Read(TextReader text, IReadOnlyList<Street> streets)
    {
        using var csv = new TextFieldParser(text) { Delimiters = [","], HasFieldsEnclosedInQuotes = true, TrimWhiteSpace = true };
        var header = csv.ReadFields() ?? [];
        if (!header.Contains("contract", StringComparer.Ordinal) || Array.Find(header, name => !Columns.Contains(name, StringComparer.Ordinal)) is { } odd && odd.Length > 0)
        {
            throw new FormatException($"Row 1 must name the columns, contract at least: {string.Join(',', Columns)}.");
        }
        var file = new SubscriberFile(header, streets);
        var rows = new List<SubscriberRow>();
        while (!csv.EndOfData)
        {
            var row = csv.LineNumber;
            try
            {
                rows.Add(file.Row(row, csv.ReadFields()!));
            }
            catch (MalformedLineException)
            {
                throw Wrong(row, "it is not CSV");
            }
        }
        return rows;
    }

    private SubscriberRow Row(long row, string[] fields)
    {
        string? Field(string column) => Array.IndexOf(_header, column) is >= 0 and var at && at < fields.Length && fields[at].Length > 0 ? fields[at] : null;
        if (fields.Length > _header.Length)
        {
            throw Wrong(row, FormattableString.Invariant($"it has {fields.Length} fields, the header names {_header.Length}"));
        }
        var contract = Field("contract") ?? throw Wrong(row, "the contract is missing");
        if (!_contracts.TryAdd(contract, row))
        {
            throw Wrong(row, FormattableString.Invariant($"the contract {contract} stands in row {_contracts[contract]} already"));
        }
        var phone = Field("phone") is { } written ? PhoneReader.Read(written) ?? throw Wrong(row, $"\"{written}\" is no Kazakh phone number") : null;
        var street = Field("street_id");
        if (street is not null && !_streets.Contains(street))
        {
            throw Wrong(row, $"there is no street {street} in the directory (import streets first)");
        }
        if (street is not null && Field("house") is null)
        {
            throw Wrong(row, "a street without a house");
        }
        return new SubscriberRow(contract, Field("name"), phone, street, Field("house"), Field("building"), Field("apartment"), Field("status") ?? "");
    }

    private static FormatException Wrong(long row, string why) => new(FormattableString.Invariant($"Row {row}: {why}."));
}
