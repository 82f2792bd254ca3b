using SupportBot.Channels.WebChat;
using SupportBot.Delivery;
using SupportBot.Store.Sqlite;
using SupportBot.Tests.Channels.WebChat;
using SupportBot.Turns;

namespace SupportBot.Tests.Store;

public sealed class SqliteStoreTests : StoreContract, IDisposable
{
    private readonly SqliteHouse _house = new();

    protected override ITurnStore Turns => new SqliteTurnStore(_house.Writer, _house.Readers);

    protected override IInbox Inbox => new SqliteInbox(_house.Writer);

    protected override IOutbox Outbox => new SqliteOutbox(_house.Writer, _house.Readers);

    public void Dispose() => _house.Dispose();
}

public sealed class SqliteMailboxTests : WebChatMailboxContract, IDisposable
{
    private readonly SqliteHouse _house = new();
    private SqliteWebChatMailbox? _mailbox;

    protected override IWebChatMailbox Mailbox => _mailbox ??= new SqliteWebChatMailbox(_house.Writer, _house.Readers);

    public void Dispose() => _house.Dispose();
}
