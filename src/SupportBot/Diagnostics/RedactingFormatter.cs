using System.Globalization;
using Serilog.Events;
using Serilog.Formatting;

namespace SupportBot.Diagnostics;

/// <summary>Writes a log event as one line, with everything blacked out that looks like a person or a secret.</summary>
public sealed class RedactingFormatter : ITextFormatter
{
    public void Format(LogEvent logEvent, TextWriter output)
    {
        var source = logEvent.Properties.TryGetValue("SourceContext", out var context) ? context.ToString(null, CultureInfo.InvariantCulture).Trim('"') : "";
        output.Write(logEvent.Timestamp.ToString("yyyy-MM-dd HH:mm:ss.fff zzz ", CultureInfo.InvariantCulture));
        output.Write(Short(logEvent.Level));
        output.Write(' ');
        output.Write(source[(source.LastIndexOf('.') + 1)..]);
        output.Write(": ");
        output.WriteLine(Redaction.Clean(logEvent.RenderMessage(CultureInfo.InvariantCulture)));
        if (logEvent.Exception is { } failure)
        {
            output.WriteLine(Redaction.Clean(failure.ToString()));
        }
    }

    private static string Short(LogEventLevel level) => level switch
    {
        LogEventLevel.Error => "ERR",
        LogEventLevel.Fatal => "FTL",
        LogEventLevel.Warning => "WRN",
        LogEventLevel.Information => "INF",
        _ => "DBG",
    };
}
