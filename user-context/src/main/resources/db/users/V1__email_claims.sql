-- The hash is a pseudonym of an address, no anonymous value: the row is deleted with the person.
CREATE TABLE users.email_claim (
    email_hash bytea PRIMARY KEY,
    user_id    uuid  NOT NULL
);

-- Not unique: whoever moves to another address claims the new one before the old one is given up.
CREATE INDEX email_claim_by_user ON users.email_claim (user_id);
