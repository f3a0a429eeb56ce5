ALTER TABLE query.stock ADD COLUMN opens_at timestamptz;
ALTER TABLE query.stock ADD COLUMN early_access text;
