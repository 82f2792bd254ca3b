using System.Security.Cryptography;
using Handoff;
using SupportBot.Channels;
using SupportBot.Delivery;
using SupportBot.Operators;
using SupportBot.Turns;

namespace SupportBot.Commands.Stories;

/// <summary>
/// The whole house over a store of its own and one channel without a network: what <c>chat</c> and <c>rehearse</c> play on. Everything is the
/// real thing except the messenger and, in stories, the clock.
/// </summary>
public sealed class Stage : IAsyncDisposable
{
    private readonly Settings _settings;
    private readonly TimeProvider _time;
    private readonly Action<IServiceCollection>? _add;
    private ServiceProvider _house;

    private Stage(Settings settings, TimeProvider time, Action<IServiceCollection>? add)
    {
        _settings = settings;
        _time = time;
        _add = add;
        _house = Build();
    }

    public StageChannel Channel { get; } = new();

    public Lanes Lanes => _house.GetRequiredService<Lanes>();

    /// <param name="add">What else is watched or replaced.</param>
    public static async Task<Stage> Open(Settings settings, TimeProvider time, Action<IServiceCollection>? add = null)
    {
        var stage = new Stage(settings, time, add);
        await stage._house.GetRequiredService<Opening>().Open();
        return stage;
    }

    public T Get<T>()
        where T : notnull => _house.GetRequiredService<T>();

    /// <summary>Puts the house down as a stop would and opens it again over the same store.</summary>
    public async Task Restart()
    {
        await Close();
        _house = Build();
        await Get<Opening>().Open();
    }

    /// <summary>Brings what a subscriber did and waits until it is durable.</summary>
    /// <param name="at">When it happened by the messenger's clock; null = now.</param>
    public Task<Accepted> Bring(string chat, string updateId, SubscriberEvent happened, SubscriberProfile? profile = null, DateTimeOffset? at = null) => Get<IIntake>().Accept(
        new ChannelUpdate(new ChatKey(StageChannel.ChannelName, chat), updateId, at ?? _time.GetUtcNow(), happened, profile), CancellationToken.None);

    /// <summary>Waits until nothing is under way any more; fragments may still wait for their continuation.</summary>
    public async Task Quiet()
    {
        var pump = Get<Pump>();
        while (true)
        {
            var before = Lanes.Begun + pump.Begun;
            if (Lanes.Settled && pump.Idle && Lanes.Begun + pump.Begun == before)
            {
                return;
            }
            await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System);
        }
    }

    /// <summary>Rings every timer that is due by the stage's clock.</summary>
    public Task RingDue() => Get<Clock>().RingDue();

    public async ValueTask DisposeAsync() => await Close();

    private async Task Close()
    {
        await Get<Opening>().Close();
        await _house.DisposeAsync();
    }

    private ServiceProvider Build()
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(_time);
        services.AddHouse(_settings);
        services.AddSingleton<IChannel>(Channel);
        services.AddSingleton(new MediaLinks(RandomNumberGenerator.GetBytes(32), _time));
        _add?.Invoke(services);
        return services.BuildServiceProvider();
    }
}
