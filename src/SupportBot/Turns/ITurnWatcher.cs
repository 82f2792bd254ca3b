namespace SupportBot.Turns;

/// <summary>Is told of every committed turn: metrics, the waiting room, live pages. Must be quick and must not throw.</summary>
public interface ITurnWatcher
{
    void Committed(Turn turn, TimeSpan took);
}
