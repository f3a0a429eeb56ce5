-- Of a subscription there is no product, but the name of the plan, as it was called when it happened.
ALTER TABLE notifications.mail
    ALTER COLUMN product_id DROP NOT NULL,
    ADD COLUMN plan_name text,
    ADD COLUMN ended     text,
    ADD CONSTRAINT about_something CHECK (num_nonnulls(product_id, plan_name) = 1);
