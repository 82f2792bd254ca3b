-- What the connection to a Bitrix24 portal must remember: tokens, sessions, events not yet worked off.
CREATE TABLE portal_memory (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;
