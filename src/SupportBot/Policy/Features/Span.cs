namespace SupportBot.Policy.Features;

/// <summary>Where in the text something was found, in UTF-16 units.</summary>
[System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Auto)]
internal readonly record struct Span(int Start, int Length);
