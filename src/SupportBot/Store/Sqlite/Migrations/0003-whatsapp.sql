-- Who a subscriber of WhatsApp is: the number may be hidden, the user id may be renewed; the conversation stays.
CREATE TABLE whatsapp_people (
    chat    TEXT PRIMARY KEY,
    phone   TEXT UNIQUE,
    user_id TEXT UNIQUE
) WITHOUT ROWID;

-- Under which id a picture of ours lies with Meta.
CREATE TABLE whatsapp_uploads (
    content  TEXT PRIMARY KEY,
    media    TEXT NOT NULL,
    uploaded INTEGER NOT NULL
) WITHOUT ROWID;
