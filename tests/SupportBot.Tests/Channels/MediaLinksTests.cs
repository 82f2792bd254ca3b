using Microsoft.Extensions.Time.Testing;
using SupportBot.Channels;

namespace SupportBot.Tests.Channels;

public sealed class MediaLinksTests
{
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 11, 24, 5, 0, 0, TimeSpan.Zero));

    [Fact]
    public void A_link_to_the_same_picture_stays_the_same_for_a_while_so_that_browsers_keep_it()
    {
        var links = new MediaLinks(new byte[32], clock);
        var picture = new MediaFile("guides/x/y.png", "y.png", "image/png");
        var first = links.For(picture);
        clock.Advance(TimeSpan.FromMinutes(29));
        Assert.Equal(first, links.For(picture));
        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.NotEqual(first, links.For(picture));
    }

    [Fact]
    public void A_link_of_another_key_or_with_another_name_is_not_ours()
    {
        var link = new Uri(new MediaLinks(new byte[32], clock, "https://bot.example").For(new MediaFile("a", "Счёт №1.pdf", "application/pdf")));
        var query = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(link.Query);
        var (expires, name, signature) = (query["expires"].ToString(), query["name"].ToString(), query["signature"].ToString());

        Assert.Equal("Счёт №1.pdf", name);
        Assert.True(new MediaLinks(new byte[32], clock).Valid("a", expires, name, signature));
        Assert.False(new MediaLinks(new byte[32], clock).Valid("a", expires, "virus.exe", signature));
        Assert.False(new MediaLinks([.. Enumerable.Repeat((byte)1, 32)], clock).Valid("a", expires, name, signature));
    }

    [Theory]
    [InlineData("a", null, null, null)]
    [InlineData("a", "-5", "", "x")]
    [InlineData("a", "99999999999999999999", "", "x")]
    [InlineData("a\0b", "1", "", "")]
    public void Nonsense_is_simply_not_valid(string id, string? expires, string? name, string? signature) =>
        Assert.False(new MediaLinks(new byte[32], clock).Valid(id, expires, name, signature));
}
