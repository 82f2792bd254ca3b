using SupportBot.Guides;

namespace SupportBot.Tests.Guides;

/// <summary>Small guides for tests, and the real ones of <c>dialogs/guides</c>.</summary>
internal static class SomeGuides
{
    public const string Cable = """
        ---
        title: Кабель
        problems: [no_internet]
        ---

        ## look
        Посмотрите на кабель.
        picture: none (пример)
        ? Как он?
        - [Стоит плотно](#light)
        - [Повреждён](human)

        ## light
        Посмотрите на огонёк.
        picture: none (пример)
        ? Как горит?
        - [Зелёный или синий](#wait)
        - [Красный, оранжевый](#wait)
        - [Не горит](guide:other)

        ## wait
        Подождите две минуты.
        wait: 2m
        picture: none (пример)
        ? Работает?
        - [Работает](helped)
        - [Пока нет](not-helped)
        """;

    public const string Other = """
        ---
        title: Другое
        problems: [payment]
        ---

        ## only
        Один шаг.
        picture: none (пример)
        ? Помогло?
        - [Получилось](helped)
        - [Никак](#only)
        """;

    /// <summary>The guides shipped with the product.</summary>
    public static GuideLibrary Ours { get; } = Library(OurFiles().Select(guide => (guide.Id, guide.Files)), []);

    public static GuideLibrary Small() => Library([("cable", InBoth(Cable)), ("other", InBoth(Other))], []);

    public static GuideLibrary Library(IEnumerable<(string Id, Dictionary<string, string> Files)> guides, ICollection<ContentFinding> findings) =>
        new(guides.Select(guide => GuideLibrary.Read(guide.Id, guide.Files, findings)).OfType<Guide>());

    public static Dictionary<string, string> InBoth(string content) => new(StringComparer.Ordinal) { ["guide.ru.md"] = content, ["guide.kk.md"] = content };

    public static IEnumerable<(string Id, Dictionary<string, string> Files)> OurFiles() =>
        Directory.EnumerateDirectories(Repository.Folder("dialogs", "guides")).Where(folder => !Path.GetFileName(folder).StartsWith('_'))
            .Select(folder => (Path.GetFileName(folder), Directory.EnumerateFiles(folder, "*.md").ToDictionary(file => Path.GetFileName(file), File.ReadAllText, StringComparer.Ordinal)));
}
