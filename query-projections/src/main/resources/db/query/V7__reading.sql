CREATE TABLE query.unlocks (
    id           uuid        PRIMARY KEY,
    version      bigint      NOT NULL,
    user_id      uuid        NOT NULL,
    chapter_id   uuid        NOT NULL,
    price        bigint      NOT NULL,
    status       text        NOT NULL,
    reason       text,
    requested_at timestamptz NOT NULL,
    unlocked_at  timestamptz
) WITH (fillfactor = 80);

COMMENT ON COLUMN query.unlocks.price IS 'points; of the latest attempt';

CREATE INDEX unlocks_of_reader ON query.unlocks (user_id, unlocked_at, id) WHERE status = 'UNLOCKED';

CREATE TABLE query.readings (
    id          uuid        PRIMARY KEY,
    version     bigint      NOT NULL,
    user_id     uuid        NOT NULL,
    chapter_id  uuid        NOT NULL,
    product_id  uuid        NOT NULL,
    page        integer     NOT NULL,
    furthest    integer     NOT NULL,
    pages       integer     NOT NULL,
    started_at  timestamptz NOT NULL,
    read_at     timestamptz NOT NULL,
    finished_at timestamptz
) WITH (fillfactor = 70);

CREATE INDEX readings_of_reader ON query.readings (user_id, read_at, id);

-- Finds the chapter of each product that was read last.
CREATE INDEX readings_of_product ON query.readings (user_id, product_id, read_at, id);
