-- Of an order there is its id; what the reader calls it by is looked up when the mail is sent.
ALTER TABLE notifications.mail
    ADD COLUMN order_id    uuid,
    ADD COLUMN money_minor bigint,
    ADD COLUMN currency    text,
    ADD COLUMN cancelled   text,
    DROP CONSTRAINT about_something,
    ADD CONSTRAINT about_something CHECK (num_nonnulls(product_id, plan_name, order_id) = 1);
