CREATE TABLE axon.domain_event (
    global_index         BIGSERIAL PRIMARY KEY,
    aggregate_identifier TEXT   NOT NULL,
    sequence_number      BIGINT NOT NULL,
    type                 TEXT,
    event_identifier     TEXT   NOT NULL,
    meta_data            BYTEA,
    payload              BYTEA  NOT NULL,
    payload_revision     TEXT,
    payload_type         TEXT   NOT NULL,
    time_stamp           TEXT   NOT NULL,
    CONSTRAINT domain_event_one_per_version UNIQUE (aggregate_identifier, sequence_number),
    CONSTRAINT domain_event_once UNIQUE (event_identifier)
);

CREATE TABLE axon.snapshot_event (
    aggregate_identifier TEXT   NOT NULL,
    sequence_number      BIGINT NOT NULL,
    type                 TEXT   NOT NULL,
    event_identifier     TEXT   NOT NULL UNIQUE,
    meta_data            BYTEA,
    payload              BYTEA  NOT NULL,
    payload_revision     TEXT,
    payload_type         TEXT   NOT NULL,
    time_stamp           TEXT   NOT NULL,
    PRIMARY KEY (aggregate_identifier, sequence_number)
);
