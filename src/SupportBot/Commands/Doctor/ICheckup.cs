namespace SupportBot.Commands.Doctor;

/// <summary>Looks at one part of the house from outside, for <c>doctor</c>. Changes nothing; is over within the deadline; throws nothing it could have named.</summary>
public interface ICheckup
{
    Task<IReadOnlyList<Diagnosis>> Look(CancellationToken deadline);
}

/// <param name="Part">What was looked at, a word or two.</param>
/// <param name="Told">What was seen.</param>
/// <param name="Remedy">What to do; null when all is well.</param>
public sealed record Diagnosis(string Part, string Told, string? Remedy = null)
{
    public bool Well => Remedy is null;
}
