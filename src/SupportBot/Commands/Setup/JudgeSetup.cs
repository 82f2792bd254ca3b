using System.Globalization;
using SupportBot.Operators.Judging;
using SupportBot.Policy;

namespace SupportBot.Commands.Setup;

/// <summary>The optional second opinion on operators' replies: settings and services.</summary>
internal static class JudgeSetup
{
    /// <summary>Null = off: <c>Policy:Judge:Url</c> is not set.</summary>
    /// <exception cref="SettingsRefusedException">The section is wrong or half filled.</exception>
    public static JudgeSettings? Read(IConfiguration configuration)
    {
        var section = configuration.GetSection("Policy:Judge");
        if (section["Url"] is not { Length: > 0 } url)
        {
            return section["Model"] is { Length: > 0 } ? throw new SettingsRefusedException("Policy:Judge:Url", "a model is named and no address to ask it at") : null;
        }
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
        {
            throw new SettingsRefusedException("Policy:Judge:Url", $"\"{url}\" is not an address like http://127.0.0.1:11434/v1");
        }
        var model = section["Model"] is { Length: > 0 } named ? named : throw new SettingsRefusedException("Policy:Judge:Model", "the name of the model is missing");
        return new JudgeSettings(address, model, section["Key"] is { Length: > 0 } key ? key : null, Timeout(section["Timeout"]), Action(section["Action"]));
    }

    public static IServiceCollection AddJudge(this IServiceCollection services, JudgeSettings? settings) => settings is null
        ? services.AddSingleton<ISecondOpinion, NoSecondOpinion>()
        : services.AddSingleton<ISecondOpinion>(all => new ModelJudge(settings,
            // The deadline is the judge's own; addresses are looked up anew now and then.
            new HttpClient(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(10), AllowAutoRedirect = false }) { Timeout = System.Threading.Timeout.InfiniteTimeSpan },
            all.GetRequiredService<TimeProvider>(), all.GetRequiredService<ILogger<ModelJudge>>()));

    private static TimeSpan Timeout(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return JudgeSettings.UsualTimeout;
        }
        return TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var timeout) && timeout > TimeSpan.Zero && timeout <= JudgeSettings.LongestTimeout
            ? timeout
            : throw new SettingsRefusedException("Policy:Judge:Timeout", $"\"{text}\" is not a duration up to ten seconds like 00:00:02");
    }

    private static RuleAction Action(string? text) => text?.ToLowerInvariant() switch
    {
        null or "" or "advise" => RuleAction.Advise,
        "observe" => RuleAction.Observe,
        "hold" => RuleAction.Hold,
        _ => throw new SettingsRefusedException("Policy:Judge:Action", $"\"{text}\" is not one of observe, advise, hold"),
    };
}
