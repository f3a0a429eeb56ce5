-- Mail to readers, by the event it tells of. There is no address, no name and no title in here: they are looked up when
-- the mail is sent. The row stays for a while after that, so that an event that comes again is not told again.
CREATE TABLE notifications.mail (
    notification_id uuid        PRIMARY KEY,
    user_id         uuid        NOT NULL,
    kind            text        NOT NULL,
    product_id      uuid        NOT NULL,
    ticket          bigint,
    position        bigint,
    deadline        timestamptz,
    reason          text,
    created_at      timestamptz NOT NULL,
    state           text        NOT NULL DEFAULT 'PENDING'
        CHECK (state IN ('PENDING', 'SENDING', 'SENT', 'UNCERTAIN', 'FAILED', 'EXPIRED')),
    attempts        integer     NOT NULL DEFAULT 0,
    -- PENDING: when it is tried next. SENDING: when whoever sends it is taken to be dead. Otherwise without meaning.
    next_attempt_at timestamptz NOT NULL,
    -- Why it failed last, as a word of ours or the name of a class.
    failure         text
);

CREATE INDEX mail_to_do ON notifications.mail (state, next_attempt_at) WHERE state IN ('PENDING', 'SENDING');
