using System.Collections.Immutable;
using Handoff;
using SupportBot.Channels;

namespace SupportBot.Turns;

/// <summary>Marked places as messengers name them and as desks name them: the same places under two names. Pure.</summary>
internal static class Looks
{
    public static ImmutableArray<TextMark>? ForChannel(ImmutableArray<LineMark>? marks) => marks is { IsDefaultOrEmpty: false } some
        ? [.. some.Select(mark => new TextMark(Enum.Parse<TextLook>(mark.Look.ToString()), mark.Start, mark.Length, mark.Target))]
        : null;

    public static ImmutableArray<LineMark> ForDesk(ImmutableArray<TextMark>? marks) => marks is { IsDefaultOrEmpty: false } some
        ? [.. some.Select(mark => new LineMark(Enum.Parse<MarkLook>(mark.Look.ToString()), mark.Start, mark.Length, mark.Target))]
        : [];
}
