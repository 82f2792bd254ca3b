using Microsoft.Extensions.Logging.Abstractions;
using SupportBot.Content;

namespace SupportBot.Tests.Content;

/// <summary>Edits are taken up while the bot runs, and only when they pass.</summary>
public sealed class LiveContentTests : IDisposable
{
    private readonly DialogsCopy _dialogs = new();

    public void Dispose() => _dialogs.Dispose();

    [Fact]
    public void An_edit_that_passes_comes_into_force()
    {
        var live = Live();
        _dialogs.Edit("texts/ru.yaml", "Рад снова помочь!", "Снова здравствуйте, рад помочь!");
        Assert.True(live.Look());
        Assert.Equal("Снова здравствуйте, рад помочь!", live.Current.Dialogue.Script.Texts.Get(Language.Russian, "greeting.again"));
    }

    [Fact]
    public void An_edit_with_an_error_leaves_the_edition_in_force_and_is_reported()
    {
        var live = Live();
        var before = live.Current;
        _dialogs.Edit("texts/ru.yaml", "\ngreeting.again:", "\ngreeting.agan:");
        Assert.False(live.Look());
        Assert.Same(before, live.Current);
        Assert.Contains(live.Findings, finding => finding.IsError && finding.Text.Contains("greeting.again", StringComparison.Ordinal));
    }

    [Fact]
    public void A_mended_edit_comes_into_force_after_a_broken_one()
    {
        var live = Live();
        var before = live.Current;
        _dialogs.Edit("texts/ru.yaml", "\ngreeting.again:", "\ngreeting.agan:");
        live.Look();
        _dialogs.Edit("texts/ru.yaml", "\ngreeting.agan:", "\ngreeting.again:");
        Assert.True(live.Look());
        Assert.NotSame(before, live.Current);
        Assert.Empty(live.Findings);
    }

    [Fact]
    public void A_service_does_not_start_with_broken_content()
    {
        _dialogs.Remove("menu.yaml");
        var refusal = Assert.Throws<ContentRefusedException>(() => Live().Current);
        Assert.Contains("menu.yaml", refusal.Message, StringComparison.Ordinal);
    }

    // The first look is what the start of the service takes.
    private LiveContent Live()
    {
        var live = new LiveContent(new ContentFolder(_dialogs.Root), _dialogs.Reader(), TimeProvider.System, NullLogger<LiveContent>.Instance);
        live.Look();
        return live;
    }
}
