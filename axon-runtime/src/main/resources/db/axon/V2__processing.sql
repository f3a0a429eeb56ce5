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

-- Deadlines wait here; the layout is db-scheduler's.
CREATE TABLE axon.scheduled_task (
    task_name            TEXT                     NOT NULL,
    task_instance        TEXT                     NOT NULL,
    task_data            BYTEA,
    execution_time       TIMESTAMP WITH TIME ZONE NOT NULL,
    picked               BOOLEAN                  NOT NULL,
    picked_by            TEXT,
    last_success         TIMESTAMP WITH TIME ZONE,
    last_failure         TIMESTAMP WITH TIME ZONE,
    consecutive_failures INTEGER,
    last_heartbeat       TIMESTAMP WITH TIME ZONE,
    version              BIGINT                   NOT NULL,
    priority             SMALLINT,
    PRIMARY KEY (task_name, task_instance)
);

CREATE INDEX scheduled_task_due ON axon.scheduled_task (execution_time);
CREATE INDEX scheduled_task_heartbeat ON axon.scheduled_task (last_heartbeat);
