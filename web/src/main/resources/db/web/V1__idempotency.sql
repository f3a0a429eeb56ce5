-- Who claimed an idempotency key, and what was answered. A row without a status is a request under way.
-- Rows are short-lived: an answer is kept for a day, a claim whose owner died is taken over after a minute.
CREATE TABLE web.idempotency_key (
    -- SHA-256 of method, path and key: fixed in size however long they are, and it tells nothing about them
    id           bytea       PRIMARY KEY,
    -- SHA-256 of the body
    fingerprint  bytea       NOT NULL,
    -- the request that holds the claim
    owner        uuid        NOT NULL,
    claimed_at   timestamptz NOT NULL,
    status       smallint,
    content_type text,
    location     text,
    etag         text,
    body         bytea
);

CREATE INDEX idempotency_key_by_age ON web.idempotency_key (claimed_at);
