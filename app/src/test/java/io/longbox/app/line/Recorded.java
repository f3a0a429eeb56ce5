package io.longbox.app.line;

import io.longbox.api.Quantity;
import io.longbox.api.cart.CheckoutAbandoned;
import io.longbox.api.cart.CheckoutCompleted;
import io.longbox.api.cart.CheckoutRequested;
import io.longbox.api.cart.ItemAdded;
import io.longbox.api.cart.ItemReduced;
import io.longbox.api.cart.ItemRemoved;
import io.longbox.api.cart.ItemRequestQueued;
import io.longbox.api.cart.OfferRefused;
import io.longbox.api.cart.PlaceEnded;
import io.longbox.api.catalog.ProductId;
import io.longbox.api.catalog.ReservationId;
import io.longbox.api.catalog.ReservationReduced;
import io.longbox.api.catalog.ReservationReleased;
import io.longbox.api.catalog.SaleConfirmed;
import io.longbox.api.catalog.SaleRefused;
import io.longbox.api.catalog.SaleReturned;
import io.longbox.api.catalog.StockAdjusted;
import io.longbox.api.catalog.StockClosed;
import io.longbox.api.catalog.StockReceived;
import io.longbox.api.catalog.StockReserved;
import io.longbox.api.catalog.TicketForfeited;
import io.longbox.api.catalog.TicketServed;
import io.longbox.api.catalog.WaitlistTicketIssued;
import io.longbox.api.order.OrderId;
import io.longbox.api.user.UserId;
import io.longbox.api.waitlist.OfferEnded;
import io.longbox.api.waitlist.PlaceOffered;
import io.longbox.api.waitlist.PlacePassedOver;
import io.longbox.api.waitlist.WaitlistEntered;
import io.longbox.api.waitlist.WaitlistLeft;
import io.longbox.app.little.LittleStore;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What the events say, of the gate, of the carts and of the line each for itself. */
final class Recorded {

    record InCart(UserId user, ProductId product, int quantity, boolean sold) {}

    final Map<ProductId, Integer> onHand = new LinkedHashMap<>();
    final Map<ReservationId, Integer> reserved = new LinkedHashMap<>();
    final Map<ReservationId, ProductId> productOf = new LinkedHashMap<>();
    final Map<ProductId, TreeMap<Long, UserId>> tickets = new LinkedHashMap<>();
    final Map<ReservationId, InCart> carts = new LinkedHashMap<>();
    final Map<UserId, Map<ProductId, Long>> places = new LinkedHashMap<>();
    final Map<ProductId, TreeMap<Long, UserId>> waiting = new LinkedHashMap<>();
    final Map<ProductId, TreeMap<Long, UserId>> offered = new LinkedHashMap<>();
    /** What each order is to be sold, what it was sold, and what of that is back, by reservation. */
    final Map<OrderId, Map<ReservationId, Integer>> ordered = new LinkedHashMap<>();

    final Map<OrderId, Map<ReservationId, Integer>> sold = new LinkedHashMap<>();
    final Map<OrderId, Map<ReservationId, Integer>> returned = new LinkedHashMap<>();
    final Set<OrderId> refused = new HashSet<>();
    final Set<OrderId> completed = new LinkedHashSet<>();
    private int read;

    void read(LittleStore store) {
        while (read < store.log().size()) {
            see(store.log().get(read++).getPayload());
        }
    }

    static TreeMap<Long, UserId> of(Map<ProductId, TreeMap<Long, UserId>> lines, ProductId product) {
        return lines.computeIfAbsent(product, fresh -> new TreeMap<>());
    }

    int reservedOf(ProductId product) {
        return reserved.entrySet().stream()
                .filter(entry -> product.equals(productOf.get(entry.getKey())))
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    private void see(Object event) {
        if (event instanceof StockReceived e) {
            onHand.merge(e.product(), e.quantity().value(), Integer::sum);
        } else if (event instanceof StockAdjusted e) {
            onHand.merge(e.product(), e.change(), Integer::sum);
        } else if (event instanceof StockReserved e) {
            reserve(e.product(), e.reservation(), e.quantity().value());
        } else if (event instanceof TicketServed e) {
            reserve(e.product(), e.reservation(), e.quantity().value());
            of(tickets, e.product()).remove(e.ticket());
        } else if (event instanceof ReservationReleased e) {
            reserved.remove(e.reservation());
        } else if (event instanceof ReservationReduced e) {
            reserved.put(e.reservation(), e.remaining().value());
        } else if (event instanceof SaleConfirmed e) {
            reserved.remove(e.reservation());
            onHand.merge(e.product(), -e.quantity().value(), Integer::sum);
            carts.computeIfPresent(
                    e.reservation(), (key, in) -> new InCart(in.user(), in.product(), in.quantity(), true));
            count(sold, e.order(), e.reservation(), e.quantity());
        } else if (event instanceof SaleRefused e) {
            refused.add(e.order());
        } else if (event instanceof SaleReturned e) {
            onHand.merge(e.product(), e.quantity().value(), Integer::sum);
            count(returned, e.order(), e.reservation(), e.quantity());
        } else if (event instanceof CheckoutRequested e) {
            e.lines().forEach(line -> count(ordered, e.order(), line.reservation(), line.quantity()));
        } else if (event instanceof CheckoutCompleted e) {
            completed.add(e.order());
            e.sold().forEach(carts::remove);
        } else if (event instanceof CheckoutAbandoned e) {
            e.lost().forEach(carts::remove);
        } else if (event instanceof WaitlistTicketIssued e) {
            of(tickets, e.product()).put(e.ticket(), e.user());
        } else if (event instanceof TicketForfeited e) {
            of(tickets, e.product()).remove(e.ticket());
        } else if (event instanceof StockClosed e) {
            of(tickets, e.product()).clear();
        } else if (event instanceof ItemAdded e) {
            carts.put(
                    e.reservation(),
                    new InCart(e.user(), e.product(), e.quantity().value(), false));
            if (e.ticket() != null) {
                placesOf(e.user()).remove(e.product());
            }
        } else if (event instanceof ItemReduced e) {
            carts.computeIfPresent(
                    e.reservation(),
                    (key, in) ->
                            new InCart(in.user(), in.product(), e.remaining().value(), in.sold()));
        } else if (event instanceof ItemRemoved e) {
            carts.remove(e.reservation());
        } else if (event instanceof ItemRequestQueued e) {
            placesOf(e.user()).put(e.place().product(), e.place().ticket());
        } else if (event instanceof OfferRefused e) {
            placesOf(e.user()).remove(e.product());
        } else if (event instanceof PlaceEnded e) {
            placesOf(e.user()).remove(e.product());
        } else if (event instanceof WaitlistEntered e) {
            of(waiting, e.product()).put(e.place().ticket(), e.user());
        } else if (event instanceof PlaceOffered e) {
            of(waiting, e.product()).remove(e.place().ticket());
            of(offered, e.product()).put(e.place().ticket(), e.user());
        } else if (event instanceof PlacePassedOver e) {
            of(waiting, e.product()).remove(e.place().ticket());
        } else if (event instanceof WaitlistLeft e) {
            of(waiting, e.product()).remove(e.place().ticket());
            of(offered, e.product()).remove(e.place().ticket());
        } else if (event instanceof OfferEnded e) {
            of(offered, e.product()).remove(e.place().ticket());
        }
    }

    private static void count(
            Map<OrderId, Map<ReservationId, Integer>> into,
            OrderId order,
            ReservationId reservation,
            Quantity quantity) {
        into.computeIfAbsent(order, fresh -> new LinkedHashMap<>()).merge(reservation, quantity.value(), Integer::sum);
    }

    Map<ProductId, Long> placesOf(UserId user) {
        return places.computeIfAbsent(user, fresh -> new LinkedHashMap<>());
    }

    private void reserve(ProductId product, ReservationId reservation, int quantity) {
        reserved.put(reservation, quantity);
        productOf.put(reservation, product);
    }
}
