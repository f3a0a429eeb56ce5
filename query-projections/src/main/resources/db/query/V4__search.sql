-- Products are searched by words that the projection folds and weighs. What is there already gets words by the database's
-- own rules, until it changes or the view is replayed.
ALTER TABLE query.products
    ADD COLUMN words     tsvector NOT NULL DEFAULT '',
    ADD COLUMN title_key text COLLATE "C" NOT NULL DEFAULT '';

COMMENT ON COLUMN query.products.words IS 'A title, B authors, C publisher, D description; none once it is withdrawn';
COMMENT ON COLUMN query.products.title_key IS 'the beginning of the folded title: what titles are sorted by';

UPDATE query.products
SET title_key = left(lower(title), 50),
    words = CASE status WHEN 'ON_SALE' THEN
        setweight(to_tsvector('simple', title), 'A')
        || setweight(to_tsvector('simple', array_to_string(authors, ' ')), 'B')
        || setweight(to_tsvector('simple', coalesce(publisher, '')), 'C')
        || setweight(to_tsvector('simple', coalesce(description, '')), 'D')
        ELSE '' END;

-- Without a condition on the status, and without a list of what is to be added later: so the index is used, and is fast,
-- from the first moment after many products came in, when the database has not looked at them yet.
CREATE INDEX products_words ON query.products USING gin (words) WITH (fastupdate = off);
CREATE INDEX products_by_title ON query.products (title_key, id) WHERE status = 'ON_SALE';
CREATE INDEX products_by_age ON query.products (created_at, id) WHERE status = 'ON_SALE';
