using System.Security.Cryptography;
using System.Text;
using Handoff;

namespace SupportBot.Operators;

/// <summary>Somebody who works at the built-in desk, and what his role lets him do.</summary>
public sealed record DeskPerson(string Id, string Name, OperatorRole Role)
{
    /// <summary>Changes with the password: whoever came in with the old one is out.</summary>
    public string Stamp { get; init; } = "";


    /// <summary>Sees everybody's conversations and may take them over.</summary>
    public bool Senior => Role is OperatorRole.Senior or OperatorRole.Administrator;

    public bool Administrator => Role == OperatorRole.Administrator;

    public DeskOperator Operator => new(Id, Name);

    public static DeskPerson Of(OperatorAccount account) => new(account.Id, account.Display, account.Role)
    {
        Stamp = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(account.PasswordHash)))[..16],
    };
}
