using System.Globalization;

namespace Fakes.Fuzz;

/// <summary>
/// How long strangers come: in the ordinary run a fixed number of cases from a fixed seed; with <c>FUZZ=minutes</c> in the environment as long as that,
/// shared by everything that is tried; with <c>FUZZ_SEED</c> from another seed.
/// </summary>
public static class Strangers
{
    // Doors and parsers that share the minutes.
    private const int Shares = 30;

    // What once found something is tried in every run.
    private static readonly int[] Found = [100_005, 100_010, 100_013, 101_494, 113_449];

    private static double Minutes => double.TryParse(Environment.GetEnvironmentVariable("FUZZ"), NumberStyles.Float, CultureInfo.InvariantCulture, out var minutes) ? minutes : 0;

    private static int First => int.TryParse(Environment.GetEnvironmentVariable("FUZZ_SEED"), NumberStyles.None, CultureInfo.InvariantCulture, out var seed) ? seed : 1;

    /// <summary>The seeds of this run.</summary>
    /// <param name="ordinarily">How many there are in the ordinary run.</param>
    public static IEnumerable<int> Seeds(int ordinarily)
    {
        foreach (var seed in Found)
        {
            yield return seed;
        }
        var begun = TimeProvider.System.GetTimestamp();
        var share = TimeSpan.FromMinutes(Minutes / Shares);
        for (var number = 0; number < ordinarily || TimeProvider.System.GetElapsedTime(begun) < share; number++)
        {
            yield return First + number;
        }
    }

    /// <summary>Tries every seed; what is thrown names the seed.</summary>
    public static void Try(int ordinarily, Action<Hostile> parse)
    {
        foreach (var seed in Seeds(ordinarily))
        {
            try
            {
                parse(new Hostile(seed));
            }
            catch (Exception failure)
            {
                throw new InvalidOperationException($"Seed {seed}: {failure.GetType().Name}: {failure.Message}", failure);
            }
        }
    }
}
