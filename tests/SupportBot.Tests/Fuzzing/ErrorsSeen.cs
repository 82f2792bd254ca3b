using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace SupportBot.Tests.Fuzzing;

/// <summary>A log that keeps what nobody should ever see: errors with an exception behind them.</summary>
public sealed class ErrorsSeen : ILoggerProvider
{
    private readonly ConcurrentQueue<string> _seen = new();

    public IReadOnlyList<string> All => [.. _seen];

    public ILogger CreateLogger(string categoryName) => new Ear(categoryName, _seen);

    public void Dispose() => GC.SuppressFinalize(this);

    private sealed class Ear(string category, ConcurrentQueue<string> seen) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (exception is not null && logLevel >= LogLevel.Error)
            {
                seen.Enqueue($"{category}: {formatter(state, exception)}: {exception}");
            }
        }
    }
}
