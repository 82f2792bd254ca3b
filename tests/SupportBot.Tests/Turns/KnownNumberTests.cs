using Microsoft.Extensions.DependencyInjection;
using SupportBot.Channels;
using SupportBot.Commands.Stories;
using SupportBot.Conversations;
using SupportBot.Turns;

namespace SupportBot.Tests.Turns;

/// <summary>A messenger that vouches for the number introduces its subscriber to the directory with the first message.</summary>
public sealed class KnownNumberTests
{
    [Fact]
    public async Task The_contract_is_found_by_the_messengers_number_before_anything_is_asked()
    {
        using var folder = new StageFolder();
        var settings = folder.Settings(Repository.Folder("dialogs"), ("Conversation:BurstWindow", "00:00:00"));
        await using var stage = await Stage.Open(settings, TimeProvider.System, services => services.AddSingleton<ISubscriberLookup>(new OneKnown("+77015550011")));
        await stage.Bring("1", "u-1", new SubscriberEvent.Wrote("u-1", "нет интернета"), new SubscriberProfile("Асель", Phone: "+77015550011"));
        await stage.Quiet();
        var conversation = (await stage.Get<ITurnStore>().Load(new ChatKey(StageChannel.ChannelName, "1")))!;
        Assert.Equal(("+77015550011", "A-1042", false), (conversation.Contacts.Phone, conversation.Contacts.Contract, conversation.Contacts.Confirmed));
    }

    private sealed class OneKnown(string phone) : ISubscriberLookup
    {
        public ValueTask<KnownSubscriber?> Find(string? asked, AddressSlot? address, CancellationToken deadline) =>
            ValueTask.FromResult(asked == phone ? new KnownSubscriber("A-1042", "Асель", phone, "") : null);

        public ValueTask<KnownOutage?> OutageAt(AddressSlot address, DateTimeOffset now, CancellationToken deadline) => ValueTask.FromResult<KnownOutage?>(null);
    }
}
