-- Content by what it is. The row stands for content wherever its bytes are; `whole` says that they are all there.
CREATE TABLE media.content (
    hash    text        PRIMARY KEY,
    size    bigint      NOT NULL,
    place   text        NOT NULL CHECK (place IN ('POSTGRES', 'S3')),
    whole   boolean     NOT NULL DEFAULT false,
    -- When it was last kept: what somebody uploaded a moment ago may be spoken of by an event that is yet to come.
    kept_at timestamptz NOT NULL
);

CREATE INDEX content_age ON media.content (kept_at);

-- The bytes of content in PostgreSQL, 256 KB a row. They are images, compressed already: not to be compressed again.
CREATE TABLE media.piece (
    hash   text    NOT NULL REFERENCES media.content ON DELETE CASCADE,
    number integer NOT NULL,
    bytes  bytea   STORAGE EXTERNAL NOT NULL,
    PRIMARY KEY (hash, number)
);

-- Which content is spoken of, by what. An owner is a stream of events; its slots are pages, or sizes of a cover.
CREATE TABLE media.reference (
    owner text    NOT NULL,
    slot  integer NOT NULL,
    hash  text    NOT NULL,
    -- Checked when a statement ends, so that the slots above one that is gone can move down.
    PRIMARY KEY (owner, slot) DEFERRABLE INITIALLY IMMEDIATE
);

CREATE INDEX reference_hash ON media.reference (hash);

-- Up to which event of its stream an owner's references are known: an event that comes again changes nothing.
CREATE TABLE media.reference_owner (
    owner   text   PRIMARY KEY,
    version bigint NOT NULL
);

-- How often the references were thrown away, to be read from the events anew. Whoever deletes content compares it.
CREATE TABLE media.reference_reset (
    times bigint NOT NULL
);

INSERT INTO media.reference_reset VALUES (0);
