-- What readers call an order by. An order keeps its number, however often it is asked for.
CREATE TABLE orders.order_number (
    number   bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    order_id uuid NOT NULL UNIQUE
);
