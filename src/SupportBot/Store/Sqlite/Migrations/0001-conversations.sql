-- Times are ticks of UTC (100 ns since year 1): exact, sortable, small.
-- One row per conversation; body is the whole record as JSON, the columns beside it serve the desk's lists.
CREATE TABLE conversations (
    key           TEXT PRIMARY KEY,
    version       INTEGER NOT NULL,
    state         TEXT NOT NULL,
    leader        TEXT NOT NULL,
    epoch         INTEGER NOT NULL,
    operator      TEXT,
    operator_name TEXT,
    waiting_since INTEGER,
    heard_at      INTEGER NOT NULL,
    name          TEXT,
    phone         TEXT,
    address       TEXT,
    problem       TEXT,
    unread        INTEGER NOT NULL DEFAULT 0,
    body          TEXT NOT NULL
);
CREATE INDEX conversations_by_state ON conversations (state, waiting_since) WHERE state <> 'Idle';
CREATE INDEX conversations_by_operator ON conversations (operator) WHERE operator IS NOT NULL;

-- The key by which repetitions are recognised. A handled event keeps its key only.
CREATE TABLE inbox (
    source       TEXT NOT NULL,
    key          TEXT NOT NULL,
    conversation TEXT NOT NULL,
    at           INTEGER NOT NULL,
    attempts     INTEGER NOT NULL DEFAULT 0,
    handled      INTEGER NOT NULL DEFAULT 0,
    aside        TEXT,
    body         TEXT,
    PRIMARY KEY (source, key)
) WITHOUT ROWID;
CREATE INDEX inbox_waiting ON inbox (at) WHERE handled = 0;
CREATE INDEX inbox_old ON inbox (at) WHERE handled = 1 AND aside IS NULL;

-- The ledger of what leaves. A settled item keeps its fate and loses its body: the words stand in the transcript.
CREATE TABLE outbox (
    n               INTEGER PRIMARY KEY,
    id              TEXT NOT NULL UNIQUE,
    conversation    TEXT NOT NULL,
    destination     TEXT NOT NULL,
    author          TEXT NOT NULL,
    epoch           INTEGER NOT NULL,
    at              INTEGER NOT NULL,
    expires         INTEGER NOT NULL,
    attempts        INTEGER NOT NULL DEFAULT 0,
    not_before      INTEGER,
    last_trouble    TEXT,
    outcome         TEXT NOT NULL DEFAULT 'pending',
    reason          TEXT,
    channel_message TEXT,
    settled_at      INTEGER,
    body            TEXT
);
CREATE INDEX outbox_pending ON outbox (n) WHERE outcome = 'pending';
CREATE INDEX outbox_by_channel_message ON outbox (conversation, channel_message) WHERE channel_message IS NOT NULL;

CREATE TABLE transcript (
    conversation TEXT NOT NULL,
    seq          INTEGER NOT NULL,
    id           TEXT NOT NULL,
    author       TEXT NOT NULL,
    operator     TEXT,
    text         TEXT NOT NULL,
    at           INTEGER NOT NULL,
    item         TEXT,
    before       TEXT,
    deleted      INTEGER NOT NULL DEFAULT 0,
    more         TEXT,
    PRIMARY KEY (conversation, seq)
) WITHOUT ROWID;

CREATE TABLE timers (
    conversation TEXT NOT NULL,
    kind         TEXT NOT NULL,
    due          INTEGER NOT NULL,
    PRIMARY KEY (conversation, kind)
) WITHOUT ROWID;
CREATE INDEX timers_by_due ON timers (due);

CREATE TABLE callbacks (
    id           TEXT PRIMARY KEY,
    conversation TEXT NOT NULL,
    phone        TEXT NOT NULL,
    from_at      INTEGER NOT NULL,
    to_at        INTEGER NOT NULL,
    promised_at  INTEGER NOT NULL,
    state        TEXT NOT NULL DEFAULT 'open',
    missed       INTEGER NOT NULL DEFAULT 0,
    operator     TEXT
);

CREATE TABLE ratings (
    conversation TEXT NOT NULL,
    stars        INTEGER NOT NULL,
    operator     TEXT,
    at           INTEGER NOT NULL
);

CREATE TABLE operators (
    name          TEXT PRIMARY KEY COLLATE NOCASE,
    id            TEXT NOT NULL UNIQUE,
    display       TEXT NOT NULL,
    role          TEXT NOT NULL,
    password      TEXT NOT NULL,
    failures      INTEGER NOT NULL DEFAULT 0,
    locked_until  INTEGER,
    created_at    INTEGER NOT NULL
);

-- Small things that must survive: keys for signing, the one-time link of the first start.
CREATE TABLE facts (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
);

-- The web chat is a messenger of our own; this is its server side.
CREATE TABLE webchat_conversations (
    id         TEXT PRIMARY KEY,
    token_hash TEXT NOT NULL,
    language   TEXT,
    created_at INTEGER NOT NULL
);
CREATE TABLE webchat_messages (
    conversation TEXT NOT NULL,
    seq          INTEGER NOT NULL,
    id           TEXT NOT NULL,
    body         TEXT NOT NULL,
    PRIMARY KEY (conversation, seq)
) WITHOUT ROWID;
CREATE UNIQUE INDEX webchat_messages_by_id ON webchat_messages (conversation, id);

-- The built-in directory of subscribers, filled by `import subscribers`.
CREATE TABLE subscribers (
    contract  TEXT PRIMARY KEY,
    name      TEXT,
    phone     TEXT,
    street_id TEXT,
    house     TEXT,
    building  TEXT,
    apartment TEXT,
    status    TEXT NOT NULL DEFAULT ''
);
CREATE INDEX subscribers_by_phone ON subscribers (phone) WHERE phone IS NOT NULL;
CREATE INDEX subscribers_by_address ON subscribers (street_id, house) WHERE street_id IS NOT NULL;
