namespace SupportBot.Commands;

/// <summary>Where the program's own files are: in a checkout beside the project, installed beside the program.</summary>
internal static class Roots
{
    public static string Content => Directory.GetCurrentDirectory();

    public static string Web => Array.Find(
        [Path.Combine(AppContext.BaseDirectory, "wwwroot"), Path.Combine("src", "SupportBot", "wwwroot")], Directory.Exists) ?? "wwwroot";
}
