namespace Handoff.Bitrix24.Setup;

/// <summary>The connector's picture in the contact centre: a speech bubble.</summary>
internal static class ConnectorIcon
{
    public const string Color = "#2a7de1";

    private const string Svg =
        """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 70 71"><path fill="#fff" d="M15 17h40a5 5 0 0 1 5 5v22a5 5 0 0 1-5 5H35L22 60V49h-7a5 5 0 0 1-5-5V22a5 5 0 0 1 5-5z"/><circle cx="24" cy="33" r="4" fill="#2a7de1"/><circle cx="35" cy="33" r="4" fill="#2a7de1"/><circle cx="46" cy="33" r="4" fill="#2a7de1"/></svg>""";

    public static string Image => "data:image/svg+xml," + Uri.EscapeDataString(Svg);
}
