ALTER TABLE query.plans ADD COLUMN discount_percent integer;
ALTER TABLE query.users ADD COLUMN discount_percent integer;

CREATE TABLE query.shipping_methods (
    id              uuid        PRIMARY KEY,
    version         bigint      NOT NULL,
    name            text        NOT NULL,
    price_minor     bigint      NOT NULL,
    price_currency  text        NOT NULL,
    free_from_minor bigint,
    countries       varchar[]   NOT NULL,
    days_from       integer,
    days_to         integer,
    status          text        NOT NULL,
    created_at      timestamptz NOT NULL,
    CONSTRAINT days_are_whole CHECK (num_nulls(days_from, days_to) IN (0, 2))
);

COMMENT ON COLUMN query.shipping_methods.countries IS 'none: everywhere';

CREATE INDEX shipping_methods_on_offer ON query.shipping_methods (id) WHERE status = 'ON_OFFER';

CREATE TABLE query.shipments (
    id              uuid        PRIMARY KEY,
    version         bigint      NOT NULL,
    order_id        uuid        NOT NULL,
    items           jsonb       NOT NULL,
    carrier         text        NOT NULL,
    tracking_number text,
    status          text        NOT NULL,
    created_at      timestamptz NOT NULL,
    dispatched_at   timestamptz,
    delivered_at    timestamptz
);

CREATE INDEX shipments_of_an_order ON query.shipments (order_id, created_at, id);

-- All but the country is personal data in clear; null once it is erased.
CREATE TABLE query.addresses (
    user_id     uuid        NOT NULL,
    id          uuid        NOT NULL,
    version     bigint      NOT NULL,
    label       text,
    recipient   text,
    street      text,
    extra       text,
    postal_code text,
    city        text,
    region      text,
    country     text        NOT NULL,
    place       bigint      NOT NULL,
    saved_at    timestamptz NOT NULL,
    PRIMARY KEY (user_id, id)
);

COMMENT ON COLUMN query.addresses.place IS 'of the event by which it was first saved, in the reader''s stream';

-- What readers are told of their orders, by the numbers that they know them by.
CREATE TABLE query.order_numbers (
    order_id uuid   PRIMARY KEY,
    number   bigint NOT NULL
);

ALTER TABLE query.notifications
    ADD COLUMN order_id     uuid,
    ADD COLUMN order_number bigint,
    ADD COLUMN money_minor  bigint,
    ADD COLUMN currency     text,
    ADD COLUMN cancelled    text,
    DROP CONSTRAINT about_something,
    ADD CONSTRAINT about_something CHECK (num_nonnulls(product_id, plan_name, order_id) = 1);
