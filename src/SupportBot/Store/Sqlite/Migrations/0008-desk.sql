-- How far an operator has read a conversation: what came later counts as unread for him.
CREATE TABLE desk_marks (
    operator     TEXT NOT NULL,
    conversation TEXT NOT NULL,
    seq          INTEGER NOT NULL,
    PRIMARY KEY (operator, conversation)
) WITHOUT ROWID;

-- Every look at personal data and every change, by whom and when.
CREATE TABLE desk_audit (
    n            INTEGER PRIMARY KEY,
    at           INTEGER NOT NULL,
    operator     TEXT NOT NULL,
    name         TEXT NOT NULL,
    what         TEXT NOT NULL,
    conversation TEXT,
    detail       TEXT
);
CREATE INDEX desk_audit_by_conversation ON desk_audit (conversation) WHERE conversation IS NOT NULL;
