package io.longbox.traffic;

import tools.jackson.databind.JsonNode;

/**
 * What was sold under one key, and what became of the money, in cents.
 *
 * @param orders how many were paid for
 * @param copies how many of those were bought
 * @param gross what they cost before any discount
 */
record Revenue(
        long orders,
        long copies,
        long gross,
        long discount,
        long shipping,
        long points,
        long captured,
        long refunded,
        long chargedBack,
        long net) {

    static final Revenue NONE = new Revenue(0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    static Revenue of(JsonNode row) throws NoAnswer {
        return new Revenue(
                Store.count(row, "orders"),
                Store.count(row, row.path("items").isNumber() ? "items" : "copies"),
                Euros.cents(row, "gross"),
                Euros.cents(row, "discount"),
                Euros.cents(row, "shipping"),
                Euros.cents(row, "points"),
                Euros.cents(row, "captured"),
                Euros.cents(row, "refunded"),
                Euros.cents(row, "chargedBack"),
                Euros.cents(row, "net"));
    }

    /** What an order adds to it. */
    static Revenue of(OrderSeen order) {
        OrderSeen.Payment payment = order.payment();
        OrderSeen.Totals totals = order.totals();
        Revenue money = new Revenue(
                0,
                0,
                0,
                0,
                0,
                0,
                payment.captured(),
                payment.refunded(),
                payment.chargedBack(),
                payment.captured() - payment.refunded() - payment.chargedBack());
        return order.wasPaid()
                ? money.plus(new Revenue(
                        1,
                        OrderSeen.sum(order.bought()),
                        totals.items(),
                        totals.discount(),
                        totals.shipping(),
                        totals.points(),
                        0,
                        0,
                        0,
                        0))
                : money;
    }

    Revenue plus(Revenue other) {
        return new Revenue(
                orders + other.orders,
                copies + other.copies,
                gross + other.gross,
                discount + other.discount,
                shipping + other.shipping,
                points + other.points,
                captured + other.captured,
                refunded + other.refunded,
                chargedBack + other.chargedBack,
                net + other.net);
    }

    Revenue minus(Revenue other) {
        return new Revenue(
                orders - other.orders,
                copies - other.copies,
                gross - other.gross,
                discount - other.discount,
                shipping - other.shipping,
                points - other.points,
                captured - other.captured,
                refunded - other.refunded,
                chargedBack - other.chargedBack,
                net - other.net);
    }

    /**
     * @param about which figures these are
     * @param withOrders whether the number of orders is to be the same: a figure by state counts those that were never
     *     paid, and one by product counts an order for each of its products
     */
    void compare(Revenue should, String about, boolean withOrders, Discrepancies found) {
        if (withOrders) {
            found.compare(ShopFigure.REVENUE, about, "the number of orders", orders, should.orders);
        }
        found.compare(ShopFigure.REVENUE, about, "the number of copies", copies, should.copies);
        found.compareMoney(ShopFigure.REVENUE, about, "gross", gross, should.gross);
        found.compareMoney(ShopFigure.REVENUE, about, "discount", discount, should.discount);
        found.compareMoney(ShopFigure.REVENUE, about, "shipping", shipping, should.shipping);
        found.compareMoney(ShopFigure.REVENUE, about, "points", points, should.points);
        found.compareMoney(ShopFigure.REVENUE, about, "captured", captured, should.captured);
        found.compareMoney(ShopFigure.REVENUE, about, "refunded", refunded, should.refunded);
        found.compareMoney(ShopFigure.REVENUE, about, "charged back", chargedBack, should.chargedBack);
        found.compareMoney(ShopFigure.REVENUE, about, "net", net, captured - refunded - chargedBack);
    }
}
