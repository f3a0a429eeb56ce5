-- The memory of the simulated payment provider, which is another company's in earnest: nothing of the store's refers to it.
-- It knows cards by their token, and never their number, nor anything that a number could be told from.
CREATE TABLE provider.card (
    token      text        PRIMARY KEY,
    brand      text        NOT NULL,
    last_four  text        NOT NULL,
    -- The last month in which it is valid, as its first day.
    expires    date        NOT NULL,
    behaviour  text        NOT NULL,
    created_at timestamptz NOT NULL
);

CREATE TABLE provider.payment (
    order_id       uuid   PRIMARY KEY,
    state          text   NOT NULL
        CHECK (state IN ('NEW', 'HELD', 'DECLINED', 'CAPTURED', 'NOT_CAPTURED', 'VOIDED')),
    behaviour      text   NOT NULL DEFAULT 'APPROVED',
    reference      text,
    currency       text,
    held           bigint NOT NULL DEFAULT 0,
    captured       bigint NOT NULL DEFAULT 0,
    refunded       bigint NOT NULL DEFAULT 0,
    charged_back   bigint NOT NULL DEFAULT 0,
    reason         text,
    charge_back_at timestamptz,
    CHECK (captured <= held),
    CHECK (refunded + charged_back <= captured)
);

CREATE INDEX payment_to_charge_back ON provider.payment (charge_back_at) WHERE charge_back_at IS NOT NULL;

CREATE TABLE provider.refund (
    order_id  uuid    NOT NULL,
    refund_id uuid    NOT NULL,
    amount    bigint  NOT NULL,
    currency  text    NOT NULL,
    done      boolean NOT NULL,
    PRIMARY KEY (order_id, refund_id)
);

-- What the store is still to be told, at least once.
CREATE TABLE provider.callback (
    id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    order_id  uuid        NOT NULL,
    report    text        NOT NULL,
    refund_id uuid,
    reference text,
    amount    bigint,
    currency  text,
    reason    text,
    attempts  integer     NOT NULL DEFAULT 0,
    due_at    timestamptz NOT NULL
);

CREATE INDEX callback_due ON provider.callback (due_at);
