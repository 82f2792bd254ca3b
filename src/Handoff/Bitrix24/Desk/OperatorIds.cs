namespace Handoff.Bitrix24.Desk;

/// <summary>Employees of the portal as operators: the mark keeps them apart from accounts of the built-in desk.</summary>
internal static class OperatorIds
{
    private const string Mark = "b24:";

    public static string Of(string user) => Mark + user;

    /// <summary>Null when the operator is not of the portal.</summary>
    public static string? UserOf(DeskOperator who) => who.Id.StartsWith(Mark, StringComparison.Ordinal) ? who.Id[Mark.Length..] : null;
}
