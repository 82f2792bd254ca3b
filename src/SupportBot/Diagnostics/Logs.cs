using Serilog;
using Serilog.Events;
using Serilog.Extensions.Logging;

namespace SupportBot.Diagnostics;

/// <summary>Structured logs to the console, and to a file when <c>Logs:Path</c> is set. Texts, phones, addresses and tokens are never handed to a log; what slips in is blacked out.</summary>
public static class Logs
{
    public static void Use(WebApplicationBuilder builder)
    {
        var logger = Make(builder.Configuration["Logs:Path"], Level(builder.Configuration["Logs:Level"]));
        builder.Logging.ClearProviders();
        builder.Logging.AddProvider(new SerilogLoggerProvider(logger, dispose: true));
    }

    public static Serilog.Core.Logger Make(string? path, LogEventLevel level)
    {
        var configuration = new LoggerConfiguration()
            .MinimumLevel.Is(level)
            .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
            // It warns that keys lie unencrypted on the disk: so does the whole store.
            .MinimumLevel.Override("Microsoft.AspNetCore.DataProtection", LogEventLevel.Error)
            .MinimumLevel.Override("System.Net.Http", LogEventLevel.Warning)
            .WriteTo.Console(new RedactingFormatter());
        if (path is { Length: > 0 })
        {
            configuration.WriteTo.File(new RedactingFormatter(), path, rollingInterval: RollingInterval.Day, retainedFileCountLimit: 14);
        }
        return configuration.CreateLogger();
    }

    private static LogEventLevel Level(string? text) => Enum.TryParse<LogEventLevel>(text, ignoreCase: true, out var level) ? level : LogEventLevel.Information;
}
