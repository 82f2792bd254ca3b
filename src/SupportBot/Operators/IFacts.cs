namespace SupportBot.Operators;

/// <summary>Small things that must survive a restart: signing keys, the one-time link of the first start. Implemented by a store.</summary>
public interface IFacts
{
    Task<string?> Get(string name);

    /// <summary>Keeps the value unless there is one; the answer is the value that stands.</summary>
    Task<string> GetOrAdd(string name, string value);

    Task Remove(string name);
}
