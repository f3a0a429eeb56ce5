-- A product may be in the catalogue before it has a price.
ALTER TABLE query.products ALTER COLUMN price_minor DROP NOT NULL;
ALTER TABLE query.products ALTER COLUMN price_currency DROP NOT NULL;
