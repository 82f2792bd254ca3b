namespace SupportBot.Operators;

/// <summary>How far each operator has read each conversation. Implemented by a store.</summary>
public interface IReadMarks
{
    /// <summary>The operator has seen every line up to this one. An earlier mark never replaces a later one.</summary>
    Task Mark(string operatorId, ChatKey conversation, long seq);
}
