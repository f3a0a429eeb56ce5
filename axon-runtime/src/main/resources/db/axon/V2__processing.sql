-- Where each event processor stands.
CREATE TABLE axon.token (
    processor_name TEXT    NOT NULL,
    segment        INTEGER NOT NULL,
    token          BYTEA,
    token_type     TEXT,
    time_stamp     TEXT,
    owner          TEXT,
    PRIMARY KEY (processor_name, segment)
);

CREATE TABLE axon.saga (
    saga_id         TEXT PRIMARY KEY,
    saga_type       TEXT,
    revision        TEXT,
    serialized_saga BYTEA
);

CREATE TABLE axon.saga_association (
    id                BIGSERIAL PRIMARY KEY,
    association_key   TEXT,
    association_value TEXT,
    saga_id           TEXT,
    saga_type         TEXT
);

-- Axon's own schema has neither: a saga is looked up by what it is associated with, and deleted by its id.
CREATE INDEX saga_association_by_value ON axon.saga_association (association_key, association_value, saga_type);
CREATE INDEX saga_association_by_saga ON axon.saga_association (saga_id, saga_type);

CREATE TABLE axon.dead_letter (
    dead_letter_id       TEXT PRIMARY KEY,
    processing_group     TEXT   NOT NULL,
    sequence_identifier  TEXT   NOT NULL,
    sequence_index       BIGINT NOT NULL,
    message_type         TEXT   NOT NULL,
    event_identifier     TEXT   NOT NULL,
    time_stamp           TEXT   NOT NULL,
    payload_type         TEXT   NOT NULL,
    payload_revision     TEXT,
    payload              BYTEA  NOT NULL,
    meta_data            BYTEA,
    aggregate_type       TEXT,
    aggregate_identifier TEXT,
    sequence_number      BIGINT,
    token_type           TEXT,
    token                BYTEA,
    enqueued_at          TEXT   NOT NULL,
    last_touched         TEXT,
    processing_started   TEXT,
    cause_type           TEXT,
    cause_message        TEXT,
    diagnostics          BYTEA,
    CONSTRAINT dead_letter_order UNIQUE (processing_group, sequence_identifier, sequence_index)
);

-- What processes are to be told, and when.
CREATE TABLE axon.deadline (
    id               UUID PRIMARY KEY,
    name             TEXT                     NOT NULL,
    scope_type       TEXT                     NOT NULL,
    scope            BYTEA                    NOT NULL,
    payload_type     TEXT                     NOT NULL,
    payload_revision TEXT,
    payload          BYTEA                    NOT NULL,
    meta_data        BYTEA                    NOT NULL,
    due_at           TIMESTAMP WITH TIME ZONE NOT NULL,
    attempts         INTEGER                  NOT NULL DEFAULT 0
);

CREATE INDEX deadline_due ON axon.deadline (due_at);
