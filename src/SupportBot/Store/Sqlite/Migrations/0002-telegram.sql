-- What the Telegram channel remembers: file ids of uploaded pictures, chats that show a contact button, the commands set last.
CREATE TABLE telegram_notes (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;
