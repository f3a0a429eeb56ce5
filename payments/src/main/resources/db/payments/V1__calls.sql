-- What is to be asked of the payment provider, and what became of it: a row per call, however often its event comes and
-- however often the call is made. No card is in here but by the provider's token, and that only until the call has ended.
CREATE TABLE payments.call (
    id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    order_id        uuid        NOT NULL,
    operation       text        NOT NULL CHECK (operation IN ('AUTHORISE', 'CAPTURE', 'VOID', 'REFUND')),
    refund_id       uuid,
    amount          bigint,
    currency        text,
    reference       text,
    token           text,
    created_at      timestamptz NOT NULL,
    state           text        NOT NULL DEFAULT 'PENDING' CHECK (state IN ('PENDING', 'DONE', 'OBSOLETE')),
    attempts        integer     NOT NULL DEFAULT 0,
    under_way       boolean     NOT NULL DEFAULT false,
    -- When it is made next; while it is under way, when whoever makes it is taken to be dead.
    next_attempt_at timestamptz NOT NULL,
    ended_at        timestamptz,
    -- Why it failed last, as a word of ours or the name of a class.
    failure         text,
    UNIQUE NULLS NOT DISTINCT (order_id, operation, refund_id)
);

CREATE INDEX call_to_do ON payments.call (next_attempt_at) WHERE state = 'PENDING';
CREATE INDEX call_ended ON payments.call (ended_at) WHERE state <> 'PENDING';
