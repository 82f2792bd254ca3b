namespace SupportBot.Understanding;

/// <summary>
/// What was meant by a message. Pure: the same text and history give the same answer. Safe for many threads at once; takes
/// microseconds; never throws for any text.
/// </summary>
public interface IUnderstanding
{
    /// <param name="text">The message as written, any length, any characters.</param>
    /// <param name="spoken">The language this person has spoken so far; null at the first message.</param>
    Understood Read(string text, Language? spoken = null);
}
