namespace Fakes.Bitrix24;

/// <summary>A chat of the fake portal: permanent per subscriber, with sessions that come and go.</summary>
public sealed class FakeChat
{
    public required int Id { get; init; }

    /// <summary>Our id of the chat.</summary>
    public required string External { get; init; }

    public required int User { get; init; }

    /// <summary>0 = no session runs.</summary>
    public int Session { get; set; }

    /// <summary>The employee who has it; 0 = nobody.</summary>
    public int Owner { get; set; }

    public bool Whispering { get; set; }

    public string Name { get; set; } = "";

    public string? Phone { get; set; }

    public List<FakeMessage> Messages { get; } = [];

    /// <summary>What the subscriber's side wrote, oldest first, in the words that stand now.</summary>
    public IReadOnlyList<FakeMessage> FromSubscriber => [.. Messages.Where(message => message.Sender == User && !message.Deleted)];
}

public sealed class FakeMessage
{
    public required int Id { get; init; }

    public required int Session { get; init; }

    /// <summary>An employee, the subscriber's internal user, or 0 = the system.</summary>
    public required int Sender { get; init; }

    public required string Text { get; set; }

    /// <summary>Ids the connector gave.</summary>
    public List<string> External { get; } = [];

    public List<(string Url, string Name)> Files { get; } = [];

    public bool Delivered { get; set; }

    public bool Deleted { get; set; }

    public bool Whisper { get; init; }
}
