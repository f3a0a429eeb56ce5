package io.longbox.web.cart;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.longbox.api.Money;
import io.longbox.api.Quantity;
import io.longbox.api.cart.CartItemView;
import io.longbox.api.cart.CartView;
import io.longbox.web.input.MoneyJson;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

@Schema(name = "Cart")
record CartJson(
        List<Item> items,

        @Schema(description = "What all of it costs; null if the prices are in more than one currency") @Nullable
        MoneyJson total) {

    @Schema(name = "CartItem")
    record Item(
            UUID productId,
            @Schema(example = "Little Nemo in Slumberland") String title,
            @Schema(example = "2") int quantity,

            @Schema(description = "Of the copy that was added last")
            MoneyJson unitPrice,

            @Schema(description = "What all copies cost, each at the price of its time")
            MoneyJson lineTotal,

            @Schema(description = "When the first of the copies is let go again")
            Instant heldUntil,

            @Schema(description = "The order by which copies of it are being paid for; those cannot be taken out")
            @JsonInclude(JsonInclude.Include.NON_NULL)
            @Nullable
            UUID checkout) {

        static Item of(CartItemView item) {
            return new Item(
                    item.product().value(),
                    item.title(),
                    item.quantity().value(),
                    MoneyJson.of(item.unitPrice()),
                    MoneyJson.of(item.lineTotal()),
                    item.heldUntil(),
                    item.checkout() == null ? null : item.checkout().value());
        }

        /** As it is after a reduction, by what is known before the view shows it. */
        Item with(Quantity kept) {
            BigDecimal price = new BigDecimal(unitPrice.amount()).multiply(BigDecimal.valueOf(kept.value()));
            MoneyJson total = new MoneyJson(price.toPlainString(), unitPrice.currency());
            return new Item(productId, title, kept.value(), unitPrice, total, heldUntil, checkout);
        }
    }

    /**
     * @param storeCurrency what an empty cart's total is in
     */
    static CartJson of(CartView cart, Currency storeCurrency) {
        return new CartJson(cart.items().stream().map(Item::of).toList(), total(cart.items(), storeCurrency));
    }

    private static @Nullable MoneyJson total(List<CartItemView> items, Currency storeCurrency) {
        Set<Currency> currencies =
                items.stream().map(item -> item.lineTotal().currency()).collect(Collectors.toSet());
        return switch (currencies.size()) {
            case 0 -> MoneyJson.of(Money.zero(storeCurrency));
            case 1 ->
                MoneyJson.of(
                        items.stream().map(item -> item.lineTotal().amount()).reduce(BigDecimal.ZERO, BigDecimal::add),
                        currencies.iterator().next());
            default -> null;
        };
    }
}
