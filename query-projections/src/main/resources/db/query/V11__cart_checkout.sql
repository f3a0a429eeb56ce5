ALTER TABLE query.carts ADD COLUMN checkout uuid;

COMMENT ON COLUMN query.carts.checkout IS 'the order whose checkout is under way';
