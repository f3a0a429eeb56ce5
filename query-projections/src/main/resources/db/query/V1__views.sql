-- Rows that change often leave room on their page, so that an update need not touch the primary key's index.

CREATE TABLE query.users (
    id            uuid        PRIMARY KEY,
    version       bigint      NOT NULL,
    name          text,
    email         text,
    status        text        NOT NULL,
    points        bigint      NOT NULL,
    registered_at timestamptz NOT NULL
) WITH (fillfactor = 80);

COMMENT ON COLUMN query.users.name IS 'personal data in clear; null once it is erased';
COMMENT ON COLUMN query.users.email IS 'personal data in clear; null once it is erased';

CREATE TABLE query.points_entries (
    user_id   uuid        NOT NULL,
    position  bigint      NOT NULL,
    entry_id  uuid        NOT NULL,
    operation text        NOT NULL,
    change    bigint      NOT NULL,
    balance   bigint      NOT NULL,
    reason    text        NOT NULL,
    at        timestamptz NOT NULL,
    PRIMARY KEY (user_id, position)
);

CREATE TABLE query.products (
    id             uuid        PRIMARY KEY,
    version        bigint      NOT NULL,
    kind           text        NOT NULL,
    title          text        NOT NULL,
    authors        text[]      NOT NULL,
    publisher      text,
    year           integer,
    isbn           text,
    language       text,
    description    text,
    price_minor    bigint      NOT NULL,
    price_currency text        NOT NULL,
    status         text        NOT NULL,
    created_at     timestamptz NOT NULL
);

CREATE INDEX products_on_sale ON query.products (id) WHERE status = 'ON_SALE';

CREATE TABLE query.stock (
    product_id uuid    PRIMARY KEY,
    version    bigint  NOT NULL,
    on_hand    integer NOT NULL,
    reserved   integer NOT NULL,
    sold       integer NOT NULL,
    waiting    bigint  NOT NULL
) WITH (fillfactor = 50);

CREATE TABLE query.carts (
    user_id uuid   PRIMARY KEY,
    version bigint NOT NULL,
    items   jsonb  NOT NULL
) WITH (fillfactor = 70);

COMMENT ON COLUMN query.carts.items IS 'one entry a reservation, first added first';

CREATE TABLE query.cart_requests (
    reservation_id uuid        PRIMARY KEY,
    user_id        uuid        NOT NULL,
    product_id     uuid        NOT NULL,
    quantity       integer     NOT NULL,
    status         text        NOT NULL,
    ticket         bigint,
    position       bigint,
    reason         text,
    held_until     timestamptz,
    requested_at   timestamptz NOT NULL
) WITH (fillfactor = 80);
