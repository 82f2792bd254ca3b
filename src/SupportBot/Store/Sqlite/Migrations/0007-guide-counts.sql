-- What became of guides, by day (UTC), step and language: counted in the same commit as the turn. Nothing about persons.
CREATE TABLE guide_counts (
    day      TEXT NOT NULL,
    guide    TEXT NOT NULL,
    step     TEXT NOT NULL,
    language TEXT NOT NULL,
    what     TEXT NOT NULL,
    count    INTEGER NOT NULL,
    PRIMARY KEY (day, guide, step, language, what)
) WITHOUT ROWID;
