using System.Runtime.CompilerServices;

namespace Fakes;

/// <summary>Where the checkout is: every test project finds its files with it.</summary>
public static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string Folder(params string[] parts) => Path.Combine([Root, .. parts]);

    private static string FindRoot([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", ".."));
}
