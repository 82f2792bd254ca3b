using System.Security.Cryptography;
using System.Text;

namespace SupportBot.Operators;

/// <summary>The one-time link of the first start: whoever holds it may make the first account, while there is none.</summary>
public sealed class FirstOperator(IFacts facts, IOperatorAccounts accounts, IIds ids)
{
    private const string Fact = "first-operator";

    /// <summary>The code of the link; null when there are operators already.</summary>
    public async Task<string?> Code() => (await accounts.All()).Count > 0 ? null : await facts.GetOrAdd(Fact, ids.Secret());

    public async Task<bool> Matches(string code) => await Code() is { } expected
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(expected), Encoding.UTF8.GetBytes(code));

    public Task Used() => facts.Remove(Fact);
}
