-- Money that was received elsewhere, by the reference that the shop gave it: each pays for one term of one reader.
CREATE TABLE users.payment_claim (
    reference text PRIMARY KEY,
    user_id   uuid NOT NULL
);

CREATE INDEX payment_claim_by_user ON users.payment_claim (user_id);
