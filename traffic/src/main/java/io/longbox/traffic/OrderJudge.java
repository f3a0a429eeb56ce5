package io.longbox.traffic;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Judges one order: by itself, by rules of its own, and by what the clients know of it. */
final class OrderJudge {

    private static final Set<String> STATUSES =
            Set.of("PAID", "PARTLY_SHIPPED", "SHIPPED", "DELIVERED", "CANCELLED", "REFUNDED");

    private final OrderSeen order;
    private final @Nullable Purchase purchase;
    private final Shopper reader;
    private final Map<String, Ware> wares;
    private final Map<String, ShippingWay> ways;
    private final Books books;
    private final Discrepancies found;
    private final String about;

    /**
     * @param purchase what the clients know of it, or null if they were never told of it
     * @param reader whose it is
     * @param wares by their ids
     * @param ways by their ids
     */
    OrderJudge(
            OrderSeen order,
            @Nullable Purchase purchase,
            Shopper reader,
            Map<String, Ware> wares,
            Map<String, ShippingWay> ways,
            Books books,
            Discrepancies found) {
        this.order = order;
        this.purchase = purchase;
        this.reader = reader;
        this.wares = wares;
        this.ways = ways;
        this.books = books;
        this.found = found;
        this.about = order.about();
    }

    void judge() {
        if (!order.isAtRest()) {
            found.add(
                    ShopFigure.UNDER_WAY,
                    about,
                    order.isBeingPaid() ? "it is being paid still" : "something of it is being taken back still");
        }
        totals();
        money();
        if (!order.isBeingPaid()) {
            status();
        }
        if (purchase != null) {
            told(purchase);
            if (!purchase.isUnclear() && order.wasPaid()) {
                deeds(purchase);
            }
        }
    }

    // What it costs

    private void totals() {
        OrderSeen.Totals totals = order.totals();
        long items = 0;
        for (OrderSeen.Line line : order.lines()) {
            Ware ware = wares.get(line.product());
            if (ware == null) {
                found.add(ShopFigure.ORDERS, about, "it holds " + line.product() + ", which the run does not sell");
                continue;
            }
            money(ShopFigure.TOTALS, "the price of a copy of " + ware.about(), line.unitPrice(), ware.price());
            money(
                    ShopFigure.TOTALS,
                    "the price of the line of " + ware.about(),
                    line.lineTotal(),
                    line.unitPrice() * line.quantity());
            items += ware.price() * line.quantity();
        }
        found.compare(ShopFigure.TOTALS, about, "the discount in percent", order.percent(), reader.percent());
        long discount = items * reader.percent() / 100;
        money(ShopFigure.TOTALS, "the price of the items", totals.items(), items);
        money(ShopFigure.TOTALS, "the discount", totals.discount(), discount);
        ShippingWay way = ways.get(order.method());
        if (way == null) {
            found.add(ShopFigure.TOTALS, about, "it is sent by a method that the run does not know");
        } else {
            boolean free = way.freeFrom() != null && items - discount >= way.freeFrom();
            money(ShopFigure.TOTALS, "the shipping", totals.shipping(), free ? 0 : way.price());
            money(ShopFigure.TOTALS, "the price of the shipping method", order.shippingPrice(), totals.shipping());
        }
        money(ShopFigure.TOTALS, "the total", totals.total(), items - discount + totals.shipping());
        money(ShopFigure.TOTALS, "what is due", totals.due(), totals.total() - totals.points());
        if (order.wasPaid()) {
            money(
                    ShopFigure.TOTALS,
                    "the worth of the points",
                    totals.points(),
                    books.worth(order.points().spent()));
        }
    }

    // What was paid, and what went back

    private void money() {
        OrderSeen.Payment payment = order.payment();
        OrderSeen.Totals totals = order.totals();
        if (payment.refunded() > payment.captured()) {
            found.add(
                    ShopFigure.MONEY,
                    about,
                    Euros.inWords(payment.refunded()) + " were refunded of " + Euros.inWords(payment.captured())
                            + " that were captured");
        }
        if (payment.chargedBack() > payment.captured()) {
            found.add(ShopFigure.MONEY, about, "more was charged back than was captured");
        }
        if (order.isBeingPaid()) {
            return;
        }
        if (!order.wasPaid()) {
            if (payment.captured() != 0 && payment.captured() != totals.due()) {
                money(ShopFigure.MONEY, "what was captured for an order that is not paid", payment.captured(), 0);
            }
            money(ShopFigure.MONEY, "what is kept for an order that is not paid", payment.kept(), 0);
            return;
        }
        money(ShopFigure.MONEY, "what was captured", payment.captured(), totals.due());
        long done = order.refunds().stream()
                .filter(refund -> refund.status().equals("DONE"))
                .mapToLong(OrderSeen.Refund::money)
                .sum();
        if (order.isAtRest()) {
            money(ShopFigure.MONEY, "what was refunded, by the payment", payment.refunded(), done);
        }
        OrderSeen.Points points = order.points();
        if (points.returned() > points.spent()) {
            found.add(
                    ShopFigure.POINTS,
                    about,
                    points.returned() + " points were returned of " + points.spent() + " that were spent");
        }
        if (points.revoked() > points.reward()) {
            found.add(
                    ShopFigure.POINTS,
                    about,
                    points.revoked() + " points were revoked of " + points.reward() + " that were earned");
        }
        if (order.isAtRest()
                && order.refunds().stream().allMatch(refund -> refund.status().equals("DONE"))) {
            worthOfWhatWasTakenBack();
        }
    }

    /** What is given back for copies is what they cost, and the shipping at most; rounded for each refund. */
    private void worthOfWhatWasTakenBack() {
        OrderSeen.Totals totals = order.totals();
        OrderSeen.Points points = order.points();
        long given = 0;
        long copiesWorth = 0;
        boolean more = false;
        for (OrderSeen.Refund refund : order.refunds()) {
            if (refund.items().isEmpty()) {
                more = true;
                continue;
            }
            given += refund.money()
                    + (points.spent() == 0 ? 0 : totals.points() * refund.pointsReturned() / points.spent());
            for (Map.Entry<String, Long> item : refund.items().entrySet()) {
                Ware ware = wares.get(item.getKey());
                copiesWorth += ware == null ? 0 : ware.price() * item.getValue();
            }
        }
        long refunds = order.refunds().size();
        long slack = refunds * (2 + books.worth(1)) + order.lines().size();
        long least = copiesWorth * (100 - order.percent()) / 100 - slack;
        long most = copiesWorth * (100 - order.percent()) / 100 + totals.shipping() + slack;
        if (given > most || given > totals.total()) {
            found.add(
                    ShopFigure.MONEY,
                    about,
                    "copies were given back for " + Euros.inWords(given) + ", and cost " + Euros.inWords(most)
                            + " at most");
        }
        if (given < least && !more && order.payment().chargedBack() == 0) {
            found.add(
                    ShopFigure.MONEY,
                    about,
                    "copies were given back for " + Euros.inWords(given) + ", and cost " + Euros.inWords(least)
                            + " at least");
        }
        long cancelled = OrderSeen.sum(order.takenBack("CANCELLED"));
        if (cancelled == OrderSeen.sum(order.bought()) && order.payment().chargedBack() == 0) {
            money(
                    ShopFigure.MONEY,
                    "what was refunded for an order that was cancelled in whole",
                    order.payment().refunded(),
                    order.payment().captured());
            found.compare(
                    ShopFigure.POINTS,
                    about,
                    "the number of points returned for an order that was cancelled in whole",
                    points.returned(),
                    points.spent());
        }
    }

    // How far it has come

    private void status() {
        String status = order.status();
        if (!STATUSES.contains(status)) {
            found.add(ShopFigure.STATUS, about, "there is no status " + status);
            return;
        }
        if (!order.wasPaid()) {
            if (order.cancelledFor().isEmpty()) {
                found.add(ShopFigure.STATUS, about, "it is cancelled, and does not say why");
            }
            return;
        }
        long bought = 0;
        long shipped = 0;
        long delivered = 0;
        Map<String, Long> cancelled = new TreeMap<>();
        Map<String, Long> returned = new TreeMap<>();
        for (OrderSeen.Line line : order.lines()) {
            bought += line.quantity();
            shipped += line.shipped();
            delivered += line.delivered();
            add(cancelled, line.product(), line.cancelled());
            add(returned, line.product(), line.returned());
            if (line.cancelled() + line.shipped() > line.quantity()
                    || line.delivered() > line.shipped()
                    || line.returned() > line.shipped()) {
                found.add(ShopFigure.STATUS, about, "its items do not add up: " + line);
            }
        }
        found.compare(
                ShopFigure.STATUS, about, "what its items say was cancelled", cancelled, order.takenBack("CANCELLED"));
        found.compare(
                ShopFigure.STATUS, about, "what its items say was returned", returned, order.takenBack("RETURNED"));
        Set<String> fitting = fitting(
                bought - OrderSeen.sum(cancelled),
                shipped,
                delivered,
                OrderSeen.sum(returned),
                OrderSeen.sum(order.takenBack("LOST")));
        if (!fitting.contains(status)) {
            found.add(
                    ShopFigure.STATUS,
                    about,
                    "it is " + status + ", and by its items should be "
                            + fitting.stream().sorted().collect(Collectors.joining(" or ")));
        }
        if (!order.parcels().isEmpty()) {
            parcels(shipped, delivered);
        }
    }

    /** By what is wanted of it. Whether returned copies count as wanted is left to the store. */
    private Set<String> fitting(long wanted, long shipped, long delivered, long returned, long lost) {
        if (wanted - returned - lost <= 0) {
            boolean done =
                    order.refunds().stream().allMatch(refund -> refund.status().equals("DONE"));
            return done ? Set.of("REFUNDED") : STATUSES;
        }
        Set<String> fitting = new HashSet<>();
        fitting.add(status(wanted - lost, shipped - lost, delivered));
        fitting.add(status(wanted - lost - returned, shipped - lost - returned, delivered - returned));
        if (lost > 0 && shipped < wanted) {
            fitting.add("PARTLY_SHIPPED");
        }
        return fitting;
    }

    private static String status(long wanted, long shipped, long delivered) {
        if (shipped <= 0) {
            return "PAID";
        } else if (shipped < wanted) {
            return "PARTLY_SHIPPED";
        }
        return delivered < wanted ? "SHIPPED" : "DELIVERED";
    }

    private void parcels(long shipped, long delivered) {
        long left = 0;
        long arrived = 0;
        for (OrderSeen.Parcel parcel : order.parcels()) {
            long copies = OrderSeen.sum(parcel.items());
            left += parcel.hasLeft() ? copies : 0;
            arrived += parcel.status().equals("DELIVERED") ? copies : 0;
        }
        found.compare(ShopFigure.STATUS, about, "the number of copies shipped", shipped, left);
        found.compare(ShopFigure.STATUS, about, "the number of copies delivered", delivered, arrived);
    }

    // What the clients know

    private void told(Purchase known) {
        found.compare(
                ShopFigure.ORDERS,
                about,
                "its reader",
                order.user(),
                known.reader().id());
        found.compare(ShopFigure.ORDERS, about, "its shipping method", order.method(), known.method());
        if (known.cart() != null) {
            found.compare(ShopFigure.ORDERS, about, "what was bought", order.bought(), known.cart());
        }
        if (order.isBeingPaid()) {
            return;
        }
        if (known.told() == Purchase.Told.PAID && !order.wasPaid()) {
            found.add(ShopFigure.STATUS, about, "the reader was told that it is paid, and it is not");
        }
        if (known.told() == Purchase.Told.NOT_PAID && order.wasPaid()) {
            found.add(ShopFigure.STATUS, about, "the reader was told that it is not paid, and it is");
        }
        if (!order.wasPaid()) {
            return;
        }
        found.compare(
                ShopFigure.POINTS,
                about,
                "the number of points spent",
                order.points().spent(),
                known.points());
        TestCard card = known.card();
        if (order.totals().due() == 0) {
            return;
        }
        if (card == null || !card.pays()) {
            found.add(
                    ShopFigure.MONEY,
                    about,
                    "it is paid "
                            + (card == null ? "without a card" : "by " + card.inWords() + ", which does not pay"));
        } else if (!order.payment().lastFour().isEmpty()) {
            found.compare(
                    ShopFigure.MONEY,
                    about,
                    "the card's last four",
                    order.payment().lastFour(),
                    card.lastFour());
        }
        if (order.payment().chargedBack() > 0 && card != TestCard.CHARGED_BACK) {
            found.add(ShopFigure.MONEY, about, "it was charged back, and its card is none that does that");
        }
    }

    private void deeds(Purchase known) {
        found.compare(ShopFigure.DEEDS, about, "what was cancelled", order.takenBack("CANCELLED"), known.cancelled());
        Map<String, Long> returned = new TreeMap<>();
        Map<String, Long> restocked = new TreeMap<>();
        known.returns().forEach((id, sent) -> {
            boolean accepted =
                    sent.verdict() == Purchase.Verdict.RESTOCKED || sent.verdict() == Purchase.Verdict.WRITTEN_OFF;
            String should =
                    accepted ? "ACCEPTED" : sent.verdict() == Purchase.Verdict.REJECTED ? "REJECTED" : "REQUESTED";
            String is = order.returns().stream()
                    .filter(back -> back.id().equals(id))
                    .map(OrderSeen.Return::status)
                    .findFirst()
                    .orElse("missing");
            found.compare(ShopFigure.DEEDS, about, "the return " + id, is, should);
            sent.items().forEach((product, copies) -> {
                if (accepted) {
                    add(returned, product, copies);
                }
                if (sent.verdict() == Purchase.Verdict.RESTOCKED) {
                    add(restocked, product, copies);
                }
            });
        });
        found.compare(ShopFigure.DEEDS, about, "what was taken back", order.takenBack("RETURNED"), returned);
        Map<String, Long> onTheShelf = new TreeMap<>();
        order.refunds().stream()
                .filter(refund -> refund.cause().equals("RETURNED") && refund.restock())
                .forEach(refund -> refund.items().forEach((product, copies) -> add(onTheShelf, product, copies)));
        found.compare(ShopFigure.DEEDS, about, "what was put back on the shelf", onTheShelf, restocked);
        long goodwill = order.refunds().stream()
                .filter(refund -> refund.cause().equals("GOODWILL"))
                .mapToLong(OrderSeen.Refund::money)
                .sum();
        money(
                ShopFigure.DEEDS,
                "what was given out of goodwill",
                goodwill,
                known.goodwill().stream().mapToLong(Long::longValue).sum());
        if (!order.parcels().isEmpty() || known.parcels().isEmpty()) {
            Set<String> seen =
                    order.parcels().stream().map(OrderSeen.Parcel::id).collect(Collectors.toSet());
            found.compare(ShopFigure.DEEDS, about, "the parcels of it", seen, Set.copyOf(known.parcels()));
        }
    }

    private static void add(Map<String, Long> to, String product, long copies) {
        if (copies != 0) {
            to.merge(product, copies, Long::sum);
        }
    }

    private void money(ShopFigure figure, String what, long is, long should) {
        found.compareMoney(figure, about, what, is, should);
    }
}
