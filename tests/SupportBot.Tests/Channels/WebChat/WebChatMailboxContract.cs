using SupportBot.Channels;
using SupportBot.Channels.WebChat;

namespace SupportBot.Tests.Channels.WebChat;

/// <summary>What every mailbox must do; each implementation runs all of it.</summary>
public abstract class WebChatMailboxContract
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 10, 0, 0, TimeSpan.FromHours(5));
    private static readonly ChatKey Ours = new("webchat", "ours");
    private static readonly ChatKey Theirs = new("webchat", "theirs");

    protected abstract IWebChatMailbox Mailbox { get; }

    [Fact]
    public async Task A_conversation_is_found_as_it_was_created_and_no_other_is()
    {
        await Mailbox.Create(new WebChatConversation(Ours, [1, 2, 3], Language.Kazakh, Now), default);
        var found = await Mailbox.Find(Ours, default);
        Assert.Equal((Ours, Language.Kazakh, Now), (found!.Chat, found.Language, found.At));
        Assert.Equal([1, 2, 3], found.TokenHash);
        Assert.Null(await Mailbox.Find(Theirs, default));
    }

    [Fact]
    public async Task A_message_comes_back_whole()
    {
        var post = new WebChatPost("out:1", Author.Operator, "**Сәлем** 😀\n\"<b>", [new Button("Да", "y")],
            [new MediaFile("guides/x/y.png", "y.png", "image/png", 5, "Кабель")], [new MediaFile("f", "a.pdf", "application/pdf", 7)], Now);
        await Mailbox.Append(Ours, post, default);

        var read = Assert.Single(await Mailbox.ReadAfter(Ours, 0, 200, default)).Post;
        Assert.Equal((post.Id, post.From, post.Text, post.At), (read.Id, read.From, read.Text, read.At));
        Assert.Equal(post.Buttons, read.Buttons.AsEnumerable());
        Assert.Equal(post.Pictures, read.Pictures.AsEnumerable());
        Assert.Equal(post.Files, read.Files.AsEnumerable());
    }

    [Fact]
    public async Task The_same_id_is_appended_once_and_keeps_its_first_words()
    {
        var first = await Mailbox.Append(Ours, Said("in:1", "первое"), default);
        var second = await Mailbox.Append(Ours, Said("in:1", "второе"), default);
        var elsewhere = await Mailbox.Append(Theirs, Said("in:1", "чужое"), default);

        Assert.True(first.New && elsewhere.New && !second.New);
        Assert.Equal(first.Seq, second.Seq);
        Assert.Equal("первое", Assert.Single(await Mailbox.ReadAfter(Ours, 0, 200, default)).Post.Text);
    }

    [Fact]
    public async Task Reading_goes_on_after_the_seq_in_order_and_no_further_than_the_limit()
    {
        var seqs = new List<long>();
        for (var i = 0; i < 5; i++)
        {
            seqs.Add((await Mailbox.Append(Ours, Said($"in:{i}", $"{i}"), default)).Seq);
        }
        Assert.True(seqs[0] > 0);
        Assert.Equal(seqs.Order(), seqs);
        Assert.Equal(seqs[2..4], (await Mailbox.ReadAfter(Ours, seqs[1], 2, default)).Select(entry => entry.Seq));
        Assert.Empty(await Mailbox.ReadAfter(Ours, seqs[4], 200, default));
    }

    [Fact]
    public async Task One_who_reads_while_many_write_misses_nothing()
    {
        const int writers = 8, each = 25;
        var writing = Task.WhenAll(Enumerable.Range(0, writers).Select(writer => Task.Run(async () =>
        {
            for (var i = 0; i < each; i++)
            {
                await Mailbox.Append(Ours, Said($"in:{writer}-{i}", "x"), default);
            }
        })));
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (long after = 0; seen.Count < writers * each;)
        {
            var done = writing.IsCompleted;
            var entries = await Mailbox.ReadAfter(Ours, after, 7, default);
            after = entries.Count > 0 ? entries[^1].Seq : after;
            seen.UnionWith(entries.Select(entry => entry.Post.Id));
            Assert.False(done && entries.Count == 0 && seen.Count < writers * each, "A message appeared behind the reader.");
        }
        await writing;
    }

    [Fact]
    public async Task A_button_is_found_in_its_own_conversation_by_its_newest_title()
    {
        await Mailbox.Append(Ours, Said("out:1", "?", new Button("Да", "y")), default);
        await Mailbox.Append(Ours, Said("out:2", "?", new Button("Иә", "y"), new Button("Жоқ", "n")), default);
        Assert.Equal("Иә", await Mailbox.FindButton(Ours, "y", default));
        Assert.Null(await Mailbox.FindButton(Ours, "x", default));
        Assert.Null(await Mailbox.FindButton(Theirs, "y", default));
    }

    private static WebChatPost Said(string id, string text, params Button[] buttons) => new(id, Author.Bot, text, [.. buttons], [], [], Now);
}

public sealed class InMemoryWebChatMailboxTests : WebChatMailboxContract
{
    protected override IWebChatMailbox Mailbox { get; } = new Web.WebChat.InMemoryWebChatMailbox();
}
