ALTER TABLE query.stock
    ADD COLUMN line_paused boolean NOT NULL DEFAULT false,
    ADD COLUMN hold        text,
    ADD COLUMN offer       text,
    ADD COLUMN line_policy text    NOT NULL DEFAULT 'HOLD';

COMMENT ON COLUMN query.stock.hold IS 'ISO 8601; null for the store''s own time';
COMMENT ON COLUMN query.stock.offer IS 'ISO 8601; null for the store''s own time';

ALTER TABLE query.cart_requests
    ADD COLUMN sequence bigint,
    ADD COLUMN hash     text;

-- A place without its receipt is half a place: what was shown before there were receipts comes back with a replay.
UPDATE query.cart_requests SET ticket = NULL, position = NULL WHERE ticket IS NOT NULL;

ALTER TABLE query.cart_requests
    ADD CONSTRAINT place_is_whole CHECK (num_nulls(ticket, position, sequence, hash) IN (0, 4));

CREATE INDEX cart_requests_of_place ON query.cart_requests (user_id, product_id, ticket) WHERE ticket IS NOT NULL;

CREATE TABLE query.waitlists (
    product_id uuid   PRIMARY KEY,
    version    bigint NOT NULL,
    waiting    bigint NOT NULL,
    offered    bigint NOT NULL
) WITH (fillfactor = 50);

CREATE TABLE query.places (
    product_id uuid        NOT NULL,
    ticket     bigint      NOT NULL,
    user_id    uuid        NOT NULL,
    quantity   integer     NOT NULL,
    status     text        NOT NULL,
    position   bigint      NOT NULL,
    sequence   bigint      NOT NULL,
    hash       text        NOT NULL,
    joined_at  timestamptz NOT NULL,
    held_until timestamptz,
    reason     text,
    ended_at   timestamptz,
    PRIMARY KEY (product_id, ticket)
) WITH (fillfactor = 80);

COMMENT ON COLUMN query.places.position IS 'when the ticket was issued; how many are ahead now is counted';

-- A line is short beside its past.
CREATE INDEX places_in_line ON query.places (product_id, ticket) WHERE status IN ('WAITING', 'OFFERED');

-- Counts those ahead of a ticket without a look at the rows.
CREATE INDEX places_waiting ON query.places (product_id, ticket) WHERE status = 'WAITING';

CREATE INDEX places_by_status ON query.places (product_id, status, ticket);

CREATE INDEX places_of_reader_in_line ON query.places (product_id, user_id, ticket);

CREATE INDEX places_of_reader ON query.places (user_id, joined_at, product_id, ticket);

CREATE TABLE query.notifications (
    id         uuid        PRIMARY KEY,
    user_id    uuid        NOT NULL,
    kind       text        NOT NULL,
    product_id uuid        NOT NULL,
    ticket     bigint,
    position   bigint,
    deadline   timestamptz,
    reason     text,
    at         timestamptz NOT NULL
);

COMMENT ON COLUMN query.notifications.id IS 'of the event that it tells of';

CREATE INDEX notifications_of_reader ON query.notifications (user_id, at, id);

CREATE TABLE query.inboxes (
    user_id        uuid   PRIMARY KEY,
    version        bigint NOT NULL,
    all_read_up_to timestamptz
) WITH (fillfactor = 70);

CREATE TABLE query.read_marks (
    user_id         uuid NOT NULL,
    notification_id uuid NOT NULL,
    PRIMARY KEY (user_id, notification_id)
);

COMMENT ON TABLE query.read_marks IS 'apart from what they mark, because they may come first';
