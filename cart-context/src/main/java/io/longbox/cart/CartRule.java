package io.longbox.cart;

import io.longbox.api.Money;
import io.longbox.api.Quantity;
import io.longbox.api.Refusal;
import io.longbox.api.RefusedException;
import io.longbox.api.waitlist.PassOverReason;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/**
 * What has to hold before a cart asks the gate for an item, and before it takes one that was waited for: one constant a
 * rule, each with its refusal, and with the reason for which the reader is passed over.
 */
enum CartRule {
    CART_IS_OPEN(PassOverReason.READER_SUSPENDED) {
        @Override
        Optional<Refusal> refuse(Cart.State cart, Wish wish) {
            return cart.closed
                    ? Optional.of(new Refusal(Refusal.Code.CONFLICT, "the reader is suspended, and the cart is closed"))
                    : Optional.empty();
        }
    },
    CART_HAS_ROOM(PassOverReason.CART_FULL) {
        @Override
        Optional<Refusal> refuse(Cart.State cart, Wish wish) {
            return cart.lines.size() + cart.open.size() >= MOST_ENTRIES
                    ? Optional.of(new Refusal(
                            Refusal.Code.CONFLICT, "a cart takes no more than " + MOST_ENTRIES + " entries"))
                    : Optional.empty();
        }
    },
    ONE_CURRENCY(PassOverReason.OTHER_CURRENCY) {
        @Override
        Optional<Refusal> refuse(Cart.State cart, Wish wish) {
            return cart.prices()
                    .map(Money::currency)
                    .filter(currency -> !currency.equals(wish.unitPrice().currency()))
                    .findAny()
                    .map(currency -> new Refusal(
                            Refusal.Code.CONFLICT, "the cart is in " + currency + ", and one cart has one currency"));
        }
    },
    /** All that is asked for counts as if it were in the cart, so that no answer can push a sum over its bound. */
    SUMS_STAY_IN_BOUNDS(PassOverReason.CART_FULL) {
        @Override
        Optional<Refusal> refuse(Cart.State cart, Wish wish) {
            boolean tooMany = cart.copies() + wish.quantity().value() > Quantity.MAX;
            boolean tooDear =
                    cart.worth().add(worth(wish.unitPrice(), wish.quantity())).compareTo(MOST_WORTH) > 0;
            return tooMany || tooDear
                    ? Optional.of(new Refusal(
                            Refusal.Code.CONFLICT, "a cart does not hold so many copies, or so much worth", "quantity"))
                    : Optional.empty();
        }
    };

    /** Copies that may go into the cart. */
    record Wish(Quantity quantity, Money unitPrice) {}

    private final PassOverReason passOver;

    CartRule(PassOverReason passOver) {
        this.passOver = passOver;
    }

    private static final BigInteger MOST_WORTH = BigInteger.valueOf(Money.MAX);

    static BigInteger worth(Money unitPrice, Quantity quantity) {
        return BigInteger.valueOf(unitPrice.minor()).multiply(BigInteger.valueOf(quantity.value()));
    }

    static final int MOST_ENTRIES = 200;

    private static final List<CartRule> ALL = List.of(values());

    abstract Optional<Refusal> refuse(Cart.State cart, Wish wish);

    /**
     * @throws RefusedException for the first rule that does not hold
     */
    static void checkAll(Cart.State cart, Wish wish) {
        for (CartRule rule : ALL) {
            rule.refuse(cart, wish).ifPresent(refusal -> {
                throw new RefusedException(refusal);
            });
        }
    }

    /** Why the cart cannot take what was waited for, or nothing if it can. */
    static Optional<PassOverReason> passOver(Cart.State cart, Wish wish) {
        return ALL.stream()
                .filter(rule -> rule.refuse(cart, wish).isPresent())
                .map(rule -> rule.passOver)
                .findFirst();
    }
}
