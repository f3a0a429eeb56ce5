package io.longbox.cart;

import io.longbox.api.Money;
import io.longbox.api.Refusal;
import io.longbox.api.RefusedException;
import io.longbox.api.cart.CheckOut;
import io.longbox.api.cart.ListedTitle;
import io.longbox.api.catalog.ProductId;
import io.longbox.api.catalog.ReservationId;
import io.longbox.api.order.CheckoutTerms;
import io.longbox.api.order.OrderLine;
import io.longbox.api.order.OrderTotals;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What has to hold before a checkout begins: one constant a rule, looked at in this order, each with its refusal. */
enum CheckoutRule {
    CART_AS_SEEN {
        @Override
        Optional<Refusal> refuse(Cart.State cart, CheckOut wish, long version) {
            Long expected = wish.expectedVersion();
            return expected == null || expected == version
                    ? Optional.empty()
                    : Optional.of(new Refusal(
                            Refusal.Code.STALE_VERSION, "the cart is at version " + version + ", not " + expected));
        }
    },
    CART_IS_OPEN {
        @Override
        Optional<Refusal> refuse(Cart.State cart, CheckOut wish, long version) {
            return cart.closed ? conflict("the reader is suspended, and the cart is closed") : Optional.empty();
        }
    },
    ONE_AT_A_TIME {
        @Override
        Optional<Refusal> refuse(Cart.State cart, CheckOut wish, long version) {
            return cart.checkout != null ? conflict("a checkout is under way already") : Optional.empty();
        }
    },
    NOT_EMPTY {
        @Override
        Optional<Refusal> refuse(Cart.State cart, CheckOut wish, long version) {
            return cart.lines.isEmpty() ? conflict("the cart is empty") : Optional.empty();
        }
    },
    NOTHING_UNSEEN {
        @Override
        Optional<Refusal> refuse(Cart.State cart, CheckOut wish, long version) {
            Map<ProductId, String> titles = byProduct(wish.titles());
            return cart.lines.values().stream().map(Cart.Line::product).allMatch(titles::containsKey)
                    ? Optional.empty()
                    : conflict("the cart has changed; look at it again");
        }
    },
    ONE_CURRENCY {
        @Override
        Optional<Refusal> refuse(Cart.State cart, CheckOut wish, long version) {
            Money unitPrice = cart.lines.values().iterator().next().unitPrice();
            CheckoutTerms terms = wish.terms();
            if (!terms.shipping().price().currency().equals(unitPrice.currency())) {
                return invalid("shippingMethod", "it is not priced in " + unitPrice.currency() + ", as the cart is");
            }
            return terms.points() == null || terms.points().worth().currency().equals(unitPrice.currency())
                    ? Optional.empty()
                    : invalid("points", "they are not worth anything in " + unitPrice.currency());
        }
    },
    SUM_STAYS_IN_BOUNDS {
        @Override
        Optional<Refusal> refuse(Cart.State cart, CheckOut wish, long version) {
            BigInteger items = cart.lines.values().stream()
                    .map(line -> CartRule.worth(line.unitPrice(), line.quantity()))
                    .reduce(BigInteger.ZERO, BigInteger::add);
            BigInteger shipping =
                    BigInteger.valueOf(wish.terms().shipping().price().minor());
            return items.add(shipping).compareTo(BigInteger.valueOf(Money.MAX)) > 0
                    ? conflict("an order is not worth so much")
                    : Optional.empty();
        }
    },
    POINTS_ARE_NOT_WORTH_MORE {
        @Override
        Optional<Refusal> refuse(Cart.State cart, CheckOut wish, long version) {
            CheckoutTerms terms = wish.terms();
            Money total = withoutPoints(cart, wish).total();
            return terms.points() != null && terms.points().worth().minor() > total.minor()
                    ? invalid("points", "they are worth more than the order, which costs " + total)
                    : Optional.empty();
        }
    },
    WHAT_IS_DUE_IS_PAID {
        @Override
        Optional<Refusal> refuse(Cart.State cart, CheckOut wish, long version) {
            Money due = totals(lines(cart, wish.titles()), wish.terms()).due();
            return wish.terms().card() == null && !due.isZero()
                    ? invalid("card", due + " are to be paid, and there is no card")
                    : Optional.empty();
        }
    };

    abstract Optional<Refusal> refuse(Cart.State cart, CheckOut wish, long version);

    /**
     * @param version the cart's
     * @throws RefusedException for the first rule that does not hold
     */
    static void checkAll(Cart.State cart, CheckOut wish, long version) {
        for (CheckoutRule rule : values()) {
            rule.refuse(cart, wish, version).ifPresent(refusal -> {
                throw new RefusedException(refusal);
            });
        }
    }

    /** All that is in the cart, by reservation. */
    static List<OrderLine> lines(Cart.State cart, List<ListedTitle> titles) {
        Map<ProductId, String> byProduct = byProduct(titles);
        List<OrderLine> lines = new ArrayList<>();
        cart.lines.forEach((reservation, line) -> lines.add(new OrderLine(
                ReservationId.of(reservation),
                line.product(),
                byProduct.get(line.product()),
                line.quantity(),
                line.unitPrice())));
        return lines;
    }

    static OrderTotals totals(List<OrderLine> lines, CheckoutTerms terms) {
        return OrderTotals.of(lines, terms);
    }

    /** A card that nothing is taken from is nobody's business. */
    static CheckoutTerms needed(CheckoutTerms terms, OrderTotals totals) {
        return totals.due().isZero()
                ? new CheckoutTerms(terms.shipping(), terms.discount(), terms.points(), null)
                : terms;
    }

    private static OrderTotals withoutPoints(Cart.State cart, CheckOut wish) {
        CheckoutTerms terms = wish.terms();
        return totals(
                lines(cart, wish.titles()), new CheckoutTerms(terms.shipping(), terms.discount(), null, terms.card()));
    }

    private static Map<ProductId, String> byProduct(List<ListedTitle> titles) {
        return titles.stream()
                .collect(Collectors.toMap(ListedTitle::product, ListedTitle::title, (first, same) -> first));
    }

    private static Optional<Refusal> conflict(String detail) {
        return Optional.of(new Refusal(Refusal.Code.CONFLICT, detail));
    }

    private static Optional<Refusal> invalid(String field, String detail) {
        return Optional.of(new Refusal(Refusal.Code.INVALID, detail, field));
    }
}
