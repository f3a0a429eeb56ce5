CREATE TABLE query.plans (
    id                uuid        PRIMARY KEY,
    version           bigint      NOT NULL,
    name              text        NOT NULL,
    period            text        NOT NULL,
    price_points      bigint,
    price_minor       bigint,
    price_currency    text,
    early_access      boolean     NOT NULL,
    points_multiplier numeric     NOT NULL,
    chapters_included boolean     NOT NULL,
    status            text        NOT NULL,
    created_at        timestamptz NOT NULL,
    CONSTRAINT one_price CHECK (num_nonnulls(price_points, price_minor) = 1)
);

CREATE INDEX plans_on_offer ON query.plans (id) WHERE status = 'ON_OFFER';

-- The present subscription: all of it, or none.
ALTER TABLE query.users
    ADD COLUMN plan_id           uuid,
    ADD COLUMN plan_name         text,
    ADD COLUMN period            text,
    ADD COLUMN price_points      bigint,
    ADD COLUMN price_minor       bigint,
    ADD COLUMN price_currency    text,
    ADD COLUMN early_access      boolean,
    ADD COLUMN points_multiplier numeric,
    ADD COLUMN chapters_included boolean,
    ADD COLUMN term_from         timestamptz,
    ADD COLUMN term_until        timestamptz,
    ADD COLUMN cancelled         boolean,
    ADD COLUMN prepaid           boolean,
    ADD COLUMN next_plan_id      uuid,
    ADD CONSTRAINT subscription_is_whole
        CHECK (num_nulls(plan_id, plan_name, period, term_from, term_until, cancelled, prepaid) IN (0, 7));

ALTER TABLE query.notifications
    ALTER COLUMN product_id DROP NOT NULL,
    ADD COLUMN plan_name text,
    ADD COLUMN ended     text,
    ADD CONSTRAINT about_something CHECK (num_nonnulls(product_id, plan_name) = 1);
