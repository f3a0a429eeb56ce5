package io.longbox.query.revenue;

import io.longbox.api.order.OrderLine;
import io.longbox.api.order.OrderPlaced;
import io.longbox.api.order.OrderTotals;
import io.longbox.query.support.Stored;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * One line of an order, and its share of what the order costs as a whole. Amounts are in minor units.
 *
 * @param position in the order
 * @param line names it
 * @param product what was bought
 * @param title what it was called then
 * @param copies how many
 * @param currency what amounts are in
 * @param unitPrice what one copy costs
 * @param discount its share of what is taken off
 * @param shipping its share of what sending costs
 * @param points its share of what is paid with points
 * @param due its share of what is paid by card
 */
record RevenueLine(
        int position,
        UUID line,
        UUID product,
        String title,
        int copies,
        String currency,
        long unitPrice,
        long discount,
        long shipping,
        long points,
        long due) {

    static List<RevenueLine> of(OrderPlaced event) {
        List<OrderLine> lines = event.lines();
        OrderTotals totals = event.totals();
        int count = lines.size();
        long[] gross = lines.stream().mapToLong(line -> line.price().minor()).toArray();
        long[] discount = Shares.of(totals.discount().minor(), gross);
        long[] shipping = Shares.of(totals.shipping().minor(), gross);
        long[] total = new long[count];
        for (int i = 0; i < count; i++) {
            total[i] = gross[i] - discount[i] + shipping[i];
        }
        long[] points = Shares.of(totals.points().minor(), total);
        List<RevenueLine> shares = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            OrderLine line = lines.get(i);
            shares.add(new RevenueLine(
                    i,
                    line.reservation().value(),
                    line.product().value(),
                    Objects.requireNonNull(Stored.text(line.title())),
                    line.quantity().value(),
                    line.unitPrice().currency().getCurrencyCode(),
                    line.unitPrice().minor(),
                    discount[i],
                    shipping[i],
                    points[i],
                    total[i] - points[i]));
        }
        return shares;
    }

    /** How much some of its copies weigh when money goes back: what was paid for them, if anything was. */
    long weight(int ofCopies) {
        return due == 0 ? 0 : Math.max(1, due / copies * ofCopies);
    }
}
