package io.longbox.api.catalog;

/** Names the stream of a product's stock. It differs from the product's own, because a store holds one stream a name. */
public record StockItemId(ProductId product) {

    @Override
    public String toString() {
        return "stock-" + product;
    }
}
