ALTER TABLE query.products ADD COLUMN cover jsonb;

CREATE TABLE query.chapters (
    id         uuid          PRIMARY KEY,
    version    bigint        NOT NULL,
    product_id uuid          NOT NULL,
    number     numeric(7, 2) NOT NULL,
    title      text,
    price      bigint,
    in_plans   boolean       NOT NULL,
    pages      integer       NOT NULL,
    status     text          NOT NULL,
    created_at timestamptz   NOT NULL
) WITH (fillfactor = 80);

COMMENT ON COLUMN query.chapters.price IS 'in points; null if everybody may read it';

CREATE INDEX chapters_offered ON query.chapters (product_id, number) WHERE status = 'PUBLISHED';

CREATE INDEX chapters_of_product ON query.chapters (product_id, number);

CREATE TABLE query.chapter_pages (
    chapter_id uuid    NOT NULL,
    number     integer NOT NULL,
    hash       text    NOT NULL,
    type       text    NOT NULL,
    size       bigint  NOT NULL,
    width      integer NOT NULL,
    height     integer NOT NULL,
    PRIMARY KEY (chapter_id, number)
);
