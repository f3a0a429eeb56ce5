-- One row holds all of an order: whoever changes or shows one needs all of it.
CREATE TABLE query.orders (
    id               uuid        PRIMARY KEY,
    version          bigint      NOT NULL,
    payment_version  bigint      NOT NULL,
    points_version   bigint      NOT NULL,
    number           bigint      NOT NULL,
    user_id          uuid        NOT NULL,
    status           text        NOT NULL,
    placed_at        timestamptz NOT NULL,
    paid_at          timestamptz,
    currency         text        NOT NULL,
    items_minor      bigint      NOT NULL,
    discount_minor   bigint      NOT NULL,
    shipping_minor   bigint      NOT NULL,
    points_minor     bigint      NOT NULL,
    due_minor        bigint      NOT NULL,
    total_minor      bigint      NOT NULL,
    plan_id          uuid,
    plan_name        text,
    discount_percent integer,
    method_id        uuid        NOT NULL,
    method_name      text        NOT NULL,
    recipient        text,
    street           text,
    extra            text,
    postal_code      text,
    city             text,
    region           text,
    country          text        NOT NULL,
    payment_status   text,
    payment_minor    bigint      NOT NULL,
    captured_minor   bigint      NOT NULL,
    refunded_minor   bigint      NOT NULL,
    charged_minor    bigint      NOT NULL,
    card_brand       text,
    card_last_four   text,
    decline_reason   text,
    spent            bigint      NOT NULL,
    returned         bigint      NOT NULL,
    reward           bigint      NOT NULL,
    reward_entry     uuid        NOT NULL,
    revoked          bigint      NOT NULL,
    cancelled_reason text,
    cancelled_by     text,
    cancelled_note   text,
    cancelled_at     timestamptz,
    lines            jsonb       NOT NULL,
    parcels          jsonb       NOT NULL,
    refunds          jsonb       NOT NULL,
    returns          jsonb       NOT NULL,
    CONSTRAINT discount_is_whole CHECK (num_nulls(plan_id, plan_name, discount_percent) IN (0, 3)),
    CONSTRAINT payment_is_whole CHECK (num_nulls(payment_status, card_brand, card_last_four) IN (0, 3)),
    CONSTRAINT cancellation_is_whole CHECK (num_nulls(cancelled_reason, cancelled_by, cancelled_at) IN (0, 3))
) WITH (fillfactor = 60);

COMMENT ON COLUMN query.orders.recipient IS 'personal data in clear, as street, extra, postal_code, city and region; null once it is erased';
COMMENT ON COLUMN query.orders.version IS 'of the order; its payment and the reader''s points are followed by versions of their own';
COMMENT ON COLUMN query.orders.parcels IS 'which copies are in which parcel; parcels themselves are in a view of their own';

CREATE INDEX orders_by_time ON query.orders (placed_at, id);
CREATE INDEX orders_of_reader ON query.orders (user_id, placed_at, id);
CREATE INDEX orders_by_status ON query.orders (status, placed_at, id);
CREATE INDEX orders_by_number ON query.orders (number);
CREATE INDEX orders_by_price ON query.orders (currency, total_minor, id);
CREATE INDEX orders_by_product ON query.orders USING gin (lines jsonb_path_ops);
CREATE INDEX orders_by_reward ON query.orders (reward_entry);

CREATE TABLE query.order_timeline (
    order_id uuid        NOT NULL,
    stream   text        NOT NULL,
    position bigint      NOT NULL,
    at       timestamptz NOT NULL,
    what     text        NOT NULL,
    by       text        NOT NULL,
    about    uuid,
    minor    bigint,
    currency text,
    points   bigint,
    copies   integer,
    reason   text,
    note     text,
    PRIMARY KEY (order_id, stream, position)
);

-- Revenue is a ledger: what happened stands there once, spread over the lines of its order, and sums are made of it.

CREATE TABLE query.revenue_orders (
    order_id uuid   PRIMARY KEY,
    version  bigint NOT NULL,
    status   text   NOT NULL
) WITH (fillfactor = 70);

CREATE TABLE query.revenue_lines (
    order_id   uuid    NOT NULL,
    position   integer NOT NULL,
    line_id    uuid    NOT NULL,
    product_id uuid    NOT NULL,
    title      text    NOT NULL,
    copies     integer NOT NULL,
    currency   text    NOT NULL,
    unit_price bigint  NOT NULL,
    discount   bigint  NOT NULL,
    shipping   bigint  NOT NULL,
    points     bigint  NOT NULL,
    due        bigint  NOT NULL,
    PRIMARY KEY (order_id, position)
);

-- What a refund is for, until its money has gone back.
CREATE TABLE query.revenue_refunds (
    order_id  uuid    NOT NULL,
    refund_id uuid    NOT NULL,
    line_id   uuid    NOT NULL,
    copies    integer NOT NULL,
    PRIMARY KEY (order_id, refund_id, line_id)
);

CREATE TABLE query.revenue_entries (
    order_id   uuid   NOT NULL,
    kind       text   NOT NULL,
    reference  text   NOT NULL,
    position   integer NOT NULL,
    product_id uuid   NOT NULL,
    day        date   NOT NULL,
    currency   text   NOT NULL,
    copies     bigint NOT NULL,
    gross      bigint NOT NULL,
    discount   bigint NOT NULL,
    shipping   bigint NOT NULL,
    points     bigint NOT NULL,
    captured   bigint NOT NULL,
    refunded   bigint NOT NULL,
    charged    bigint NOT NULL,
    PRIMARY KEY (order_id, kind, reference, position)
);

COMMENT ON COLUMN query.revenue_entries.reference IS 'tells two of a kind apart: the refund, or what the provider calls a chargeback';
COMMENT ON COLUMN query.revenue_entries.position IS 'of the line in its order';

CREATE INDEX revenue_by_day ON query.revenue_entries (day);
