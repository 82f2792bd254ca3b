using SupportBot.Understanding;

namespace SupportBot.Conversations;

/// <summary>Which messages look like the beginning of something longer.</summary>
internal static class Fragments
{
    // A longer message is a thought of its own.
    private const int Longest = 30;

    private const double ClearEnough = 0.6;

    // "Да", "нет" and "не знаю" answer a question; "назад" and "оператор" want something now.
    private const Wishes Answers = ~(Wishes.Greeting | Wishes.Thanks | Wishes.None);

    public static bool Is(Conversation conversation, Understood understood)
    {
        if (conversation.State is State.Rating or State.WaitingForOperator or State.WithOperator or State.FollowingGuide
            || understood.Text.Length > Longest || understood.Phone is not null || understood.Mood == Mood.Danger)
        {
            return false;
        }
        var answersQuestion = (understood.Wishes & Answers) != Wishes.None && !IsBareNo(conversation, understood);
        return !answersQuestion && !NamesAddress(understood) && !NamesProblem(understood);
    }

    // "не", "нет" where nothing was asked that can be answered so: "нет … интернета" follows.
    private static bool IsBareNo(Conversation conversation, Understood understood) =>
        conversation.State is State.Idle or State.AskingAddress or State.AskingProblem && (understood.Wishes & Answers) == Wishes.No;

    private static bool NamesAddress(Understood understood) =>
        understood.Address is { Status: AddressStatus.Ok or AddressStatus.BadHouse } or { Status: AddressStatus.Ambiguous, House: not null }
        or { Status: AddressStatus.Incomplete, House: not null };

    private static bool NamesProblem(Understood understood) =>
        understood.Text.Contains(' ', StringComparison.Ordinal)
        && understood.Problems.FirstOrDefault() is { Confidence: >= ClearEnough, Id: not ("greeting" or "thanks" or "out_of_scope") };
}
