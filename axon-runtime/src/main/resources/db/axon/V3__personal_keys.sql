-- One key a person: what events tell about somebody can be read as long as the row is here.
CREATE TABLE axon.personal_key (
    owner      UUID PRIMARY KEY,
    key        BYTEA                    NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now()
);
