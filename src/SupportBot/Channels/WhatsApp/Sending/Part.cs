using System.Collections.Immutable;

namespace SupportBot.Channels.WhatsApp.Sending;

/// <summary>One message of WhatsApp's into which ours is cut. A closed set.</summary>
public abstract record Part
{
    private Part()
    {
    }

    public sealed record Text(string Body) : Part;

    public sealed record Picture(MediaFile File, string Caption) : Part;

    public sealed record Document(MediaFile File) : Part;

    /// <summary>Up to three buttons, perhaps under a picture.</summary>
    public sealed record Buttons(string Body, ImmutableArray<Button> Choices, MediaFile? Header) : Part;

    /// <summary>Up to ten rows behind one button.</summary>
    public sealed record Rows(string Body, ImmutableArray<Row> Choices, Language Language) : Part;

    /// <summary>WhatsApp's own button that shares the subscriber's number (whatsapp.md §4.5).</summary>
    public sealed record ContactRequest(string Body) : Part;

    /// <summary>An approved template with one variable.</summary>
    public sealed record Template(string Name, Language Language, string Words) : Part;
}

/// <param name="Description">The rest of a title that had to be cut; empty when nothing was.</param>
public sealed record Row(string Title, string Description, string Payload);
