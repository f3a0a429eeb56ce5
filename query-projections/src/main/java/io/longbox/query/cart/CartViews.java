package io.longbox.query.cart;

import io.longbox.api.Money;
import io.longbox.api.Quantity;
import io.longbox.api.cart.CartItemView;
import io.longbox.api.cart.CartView;
import io.longbox.api.catalog.ProductId;
import io.longbox.query.product.ProductLookup;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Shows a cart: one line a product, whatever the number of reservations behind it, with the titles of today. */
@Component
class CartViews {

    private final ProductLookup products;

    CartViews(ProductLookup products) {
        this.products = products;
    }

    /** A product has a second line only if its price changed currency: amounts of two currencies have no sum. */
    private record Line(ProductId product, String currency) {}

    CartView of(CartRow cart) {
        Map<Line, List<CartItem>> lines = cart.items().stream()
                .collect(Collectors.groupingBy(
                        item -> new Line(new ProductId(item.product()), item.currency()),
                        LinkedHashMap::new,
                        Collectors.toList()));
        Map<ProductId, String> titles =
                products.titles(lines.keySet().stream().map(Line::product).collect(Collectors.toSet()));
        List<CartItemView> items = lines.entrySet().stream()
                .map(entry -> line(entry.getKey().product(), entry.getValue(), titles))
                .toList();
        return new CartView(cart.userId(), items, cart.checkout(), cart.version());
    }

    private static CartItemView line(ProductId product, List<CartItem> items, Map<ProductId, String> titles) {
        return new CartItemView(
                product,
                // The catalogue's view may be behind this one, as while it is replayed.
                titles.getOrDefault(product, product.toString()),
                new Quantity(items.stream().mapToInt(CartItem::quantity).sum()),
                items.get(items.size() - 1).unitPrice(),
                items.stream().map(CartItem::price).reduce(Money::plus).orElseThrow(),
                items.stream()
                        .map(CartItem::heldUntil)
                        .min(Comparator.naturalOrder())
                        .orElseThrow(),
                items.stream()
                        .map(CartItem::order)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null));
    }
}
