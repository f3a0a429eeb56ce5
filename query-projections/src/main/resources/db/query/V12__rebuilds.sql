-- The newest rebuild of each view. What it makes until it is done is in a schema of its own.
CREATE TABLE query.rebuilds (
    view         text        PRIMARY KEY,
    number       bigint      NOT NULL,
    swap         text        NOT NULL,
    state        text        NOT NULL,
    requested_at timestamptz NOT NULL,
    started_at   timestamptz,
    finished_at  timestamptz,
    events       bigint      NOT NULL DEFAULT 0,
    position     bigint      NOT NULL DEFAULT 0,
    goal         bigint      NOT NULL DEFAULT 0,
    differing    bigint,
    differences  jsonb       NOT NULL DEFAULT '[]',
    trouble      text,
    cancelled    boolean     NOT NULL DEFAULT false
) WITH (fillfactor = 50);

COMMENT ON COLUMN query.rebuilds.cancelled IS 'somebody asked for its end';
