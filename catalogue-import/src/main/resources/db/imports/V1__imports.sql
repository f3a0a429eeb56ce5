CREATE TABLE imports.runs (
    id             uuid        PRIMARY KEY,
    number         bigint      NOT NULL GENERATED ALWAYS AS IDENTITY UNIQUE,
    fingerprint    text        NOT NULL,
    catalogue      text        NOT NULL,
    kind           text        NOT NULL,
    price_minor    bigint,
    currency       text,
    dry_run        boolean     NOT NULL,
    status         text        NOT NULL DEFAULT 'WAITING'
        CHECK (status IN ('WAITING', 'RUNNING', 'DONE', 'FAILED', 'CANCELLED')),
    rows_total     bigint      NOT NULL,
    rows_handled   bigint      NOT NULL DEFAULT 0,
    created        bigint      NOT NULL DEFAULT 0,
    updated        bigint      NOT NULL DEFAULT 0,
    unchanged      bigint      NOT NULL DEFAULT 0,
    failed         bigint      NOT NULL DEFAULT 0,
    errors         bigint      NOT NULL DEFAULT 0,
    planned        text,
    trouble        text,
    uploaded_at    timestamptz NOT NULL,
    started_at     timestamptz,
    finished_at    timestamptz
) WITH (fillfactor = 70);

COMMENT ON COLUMN imports.runs.fingerprint IS 'of the file and all that was said with it';
COMMENT ON COLUMN imports.runs.currency IS 'of the price, if there is one, and of rows that name none';
COMMENT ON COLUMN imports.runs.rows_handled IS 'the checkpoint: the run goes on after so many rows';
COMMENT ON COLUMN imports.runs.errors IS 'all of them, also those that are not kept';
COMMENT ON COLUMN imports.runs.planned IS 'how the products of the rows under way stood before; null between two chunks';
COMMENT ON COLUMN imports.runs.trouble IS 'what keeps the run from going on, or ended it';

-- The same file with the same words is imported by one run at a time.
CREATE UNIQUE INDEX runs_under_way ON imports.runs (fingerprint) WHERE status IN ('WAITING', 'RUNNING');

-- The file, as long as it is needed.
CREATE TABLE imports.pieces (
    import_id uuid    NOT NULL REFERENCES imports.runs ON DELETE CASCADE,
    number    integer NOT NULL,
    bytes     bytea   NOT NULL,
    PRIMARY KEY (import_id, number)
);

CREATE TABLE imports.errors (
    import_id uuid   NOT NULL REFERENCES imports.runs ON DELETE CASCADE,
    position  bigint NOT NULL,
    row       bigint NOT NULL,
    field     text,
    message   text   NOT NULL,
    PRIMARY KEY (import_id, position)
);

-- Who works off the imports. One at a time: rows of different files may be of the same product, and the later file counts.
CREATE TABLE imports.lease (
    only_one boolean     PRIMARY KEY DEFAULT true CHECK (only_one),
    owner    uuid,
    until    timestamptz
) WITH (fillfactor = 50);

INSERT INTO imports.lease DEFAULT VALUES;
