-- What subscribers said and the bot did not understand, for the editors: without numbers, addresses and names, counted, and not by whom.
CREATE TABLE unclear_phrases (
    id       INTEGER PRIMARY KEY,
    phrase   TEXT NOT NULL UNIQUE,
    language TEXT NOT NULL,
    state    TEXT NOT NULL,
    guess    TEXT,
    count    INTEGER NOT NULL,
    last     INTEGER NOT NULL
);
