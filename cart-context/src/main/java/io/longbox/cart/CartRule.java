package io.longbox.cart;

import io.longbox.api.Refusal;
import io.longbox.api.RefusedException;
import io.longbox.api.cart.RequestItem;
import java.util.List;
import java.util.Optional;

/** What has to hold before a cart asks the gate for an item: one constant a rule, each with its refusal. */
enum CartRule {
    CART_IS_OPEN {
        @Override
        Optional<Refusal> refuse(Cart.State cart, RequestItem request) {
            return cart.closed
                    ? Optional.of(new Refusal(Refusal.Code.CONFLICT, "the reader is suspended, and the cart is closed"))
                    : Optional.empty();
        }
    },
    CART_HAS_ROOM {
        @Override
        Optional<Refusal> refuse(Cart.State cart, RequestItem request) {
            return cart.lines.size() + cart.open.size() >= MOST_ENTRIES
                    ? Optional.of(new Refusal(
                            Refusal.Code.CONFLICT, "a cart takes no more than " + MOST_ENTRIES + " entries"))
                    : Optional.empty();
        }
    },
    ONE_CURRENCY {
        @Override
        Optional<Refusal> refuse(Cart.State cart, RequestItem request) {
            return cart.lines.values().stream()
                    .map(line -> line.unitPrice().currency())
                    .filter(currency -> !currency.equals(request.unitPrice().currency()))
                    .findAny()
                    .map(currency -> new Refusal(
                            Refusal.Code.CONFLICT, "the cart is in " + currency + ", and one cart has one currency"));
        }
    };

    static final int MOST_ENTRIES = 200;

    private static final List<CartRule> ALL = List.of(values());

    abstract Optional<Refusal> refuse(Cart.State cart, RequestItem request);

    /**
     * @throws RefusedException for the first rule that does not hold
     */
    static void checkAll(Cart.State cart, RequestItem request) {
        for (CartRule rule : ALL) {
            rule.refuse(cart, request).ifPresent(refusal -> {
                throw new RefusedException(refusal);
            });
        }
    }
}
