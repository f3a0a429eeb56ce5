package io.longbox.cart;

import io.longbox.api.Money;
import io.longbox.api.Quantity;
import io.longbox.api.Refusal;
import io.longbox.api.RefusedException;
import io.longbox.api.cart.RequestItem;
import java.math.BigInteger;
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
            return cart.prices()
                    .map(Money::currency)
                    .filter(currency -> !currency.equals(request.unitPrice().currency()))
                    .findAny()
                    .map(currency -> new Refusal(
                            Refusal.Code.CONFLICT, "the cart is in " + currency + ", and one cart has one currency"));
        }
    },
    /** All that is asked for counts as if it were in the cart, so that no answer can push a sum over its bound. */
    SUMS_STAY_IN_BOUNDS {
        @Override
        Optional<Refusal> refuse(Cart.State cart, RequestItem request) {
            boolean tooMany = cart.copies() + request.quantity().value() > Quantity.MAX;
            boolean tooDear = cart.worth()
                            .add(worth(request.unitPrice(), request.quantity()))
                            .compareTo(MOST_WORTH)
                    > 0;
            return tooMany || tooDear
                    ? Optional.of(new Refusal(
                            Refusal.Code.CONFLICT, "a cart does not hold so many copies, or so much worth", "quantity"))
                    : Optional.empty();
        }
    };

    private static final BigInteger MOST_WORTH = BigInteger.valueOf(Money.MAX);

    static BigInteger worth(Money unitPrice, Quantity quantity) {
        return BigInteger.valueOf(unitPrice.minor()).multiply(BigInteger.valueOf(quantity.value()));
    }

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
