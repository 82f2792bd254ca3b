using System.Security.Cryptography;

namespace SupportBot;

/// <summary>Where new ids come from. Handed in, so that a story or a test knows them beforehand.</summary>
public interface IIds
{
    /// <summary>A new id: letters and digits, at most 32, unique for ever, sorted roughly by the time of making.</summary>
    string Next();

    /// <summary>A secret nobody can guess: 32 characters of base64url, 192 random bits.</summary>
    string Secret();
}

/// <summary>Ids from the operating system's randomness: UUID version 7 without its hyphens.</summary>
public sealed class RandomIds(TimeProvider time) : IIds
{
#pragma warning disable RS0030 // The one place where ids are made.
    public string Next() => Guid.CreateVersion7(time.GetUtcNow()).ToString("N");
#pragma warning restore RS0030

    public string Secret() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(24)).Replace('+', '-').Replace('/', '_');
}
