using Fakes.Fuzz;
using Handoff.Bitrix24.Events;
using Handoff.Bitrix24.Words;

namespace Handoff.Tests.Bitrix24;

/// <summary>Whatever is posted or written in the portal's name is read without an exception. Longer with <c>FUZZ=minutes</c>.</summary>
public sealed class HostilePortalTests
{
    private const int Cases = 1_000;
    private const string Event = "event=ONIMCONNECTORMESSAGEADD&data[CONNECTOR]=supportbot&data[LINE]=14&data[MESSAGES][0][im][chat_id]=5&data[MESSAGES][0][im][message_id]=7&data[MESSAGES][0][message][text]=%D0%94%D0%B0"
        + "&data[MESSAGES][0][message][user_id]=27&data[MESSAGES][0][message][files][0][name]=a.png&data[MESSAGES][0][message][files][0][link]=https%3A%2F%2Fx&data[MESSAGES][0][chat][id]=webchat%3A1&ts=1795000000&auth[member_id]=m";

    [Fact]
    public void Events_of_the_portal() => Strangers.Try(Cases, hostile =>
    {
        var body = hostile.Perhaps(0.1) ? hostile.Text() : hostile.Spoilt(Event);
        if (PhpForm.TryRead(body, out var form))
        {
            Assert.NotNull(EventReader.Read(form));
            Assert.NotNull(EventReader.NameOf(form));
        }
    });

    [Fact]
    public void Words_of_operators() => Strangers.Try(Cases, hostile =>
    {
        var text = hostile.Perhaps(0.5) ? hostile.Text() : hostile.Spoilt("[b]Айгуль:[/b][br]Смотрю [url=https://example.kz]линию[/url] [USER=27]Данияр[/USER] [timestamp=1795000000 format=\"d.m.Y\"] [quote]да[/quote]");
        var read = FromPortal.Read(text, TimeZoneInfo.Utc);
        Assert.DoesNotContain(read.Text, c => c == '\uE000');
        Assert.NotNull(ToPortal.Words(text));
        _ = OperatorCommand.Read(text);
        Assert.InRange(PersonName.Fit(text).First.Length, 1, PersonName.Longest);
    });

    // As long as an event may be. Each opening bracket looked for its end through all of the text behind it: that took minutes.
    [Fact]
    public void Nothing_but_brackets_costs_no_more_than_it_weighs()
    {
        const int Longest = 4_000_000;
        var begun = TimeProvider.System.GetTimestamp();
        var read = FromPortal.Read(new string('[', Longest) + "]", TimeZoneInfo.Utc);
        Assert.Equal(Longest + 1, read.Text.Length);
        Assert.InRange(TimeProvider.System.GetElapsedTime(begun), TimeSpan.Zero, TimeSpan.FromSeconds(30));
    }
}
