-- What the policy of polite speech found in operators' replies: for the head of support, kept for a year. Secrets are not here: where one was
-- found, the words are left out.
CREATE TABLE reply_findings (
    n            INTEGER PRIMARY KEY,
    at           INTEGER NOT NULL,
    conversation TEXT NOT NULL,
    message      TEXT NOT NULL,
    print        TEXT NOT NULL,
    operator     TEXT NOT NULL,
    name         TEXT NOT NULL,
    rule         TEXT NOT NULL,
    rule_case    TEXT NOT NULL,
    fate         TEXT NOT NULL,
    quote        TEXT NOT NULL,
    text         TEXT NOT NULL,
    client       TEXT NOT NULL,
    reason       TEXT,
    doubted_by   TEXT,
    doubted_at   INTEGER,
    doubt        TEXT,
    reviewed_by  TEXT,
    UNIQUE (conversation, message, print, rule_case)
);
CREATE INDEX reply_findings_by_time ON reply_findings (at);
