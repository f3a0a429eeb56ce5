package io.longbox.query.order;

import io.longbox.api.Money;
import io.longbox.api.Quantity;
import io.longbox.api.catalog.ProductId;
import io.longbox.api.catalog.ReservationId;
import io.longbox.api.order.OrderLine;
import io.longbox.api.order.OrderLineView;
import io.longbox.query.support.Stored;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** One line of an order, as the column {@code lines} keeps it; its names are part of the table's shape. */
record StoredLine(
        UUID line,
        UUID product,
        String title,
        int quantity,
        long priceMinor,
        int cancelled,
        int shipped,
        int delivered,
        int returned,
        int lost) {

    /** What copies of a line are counted as. */
    enum Fate {
        CANCELLED,
        SHIPPED,
        DELIVERED,
        RETURNED,
        LOST
    }

    static StoredLine of(OrderLine line) {
        return new StoredLine(
                line.reservation().value(),
                line.product().value(),
                Objects.requireNonNull(Stored.text(line.title())),
                line.quantity().value(),
                line.unitPrice().minor(),
                0,
                0,
                0,
                0,
                0);
    }

    static List<StoredLine> count(List<StoredLine> lines, List<StoredCount> counts, Fate fate) {
        return lines.stream()
                .map(line -> line.count(
                        counts.stream()
                                .filter(count -> count.line().equals(line.line))
                                .mapToInt(StoredCount::copies)
                                .sum(),
                        fate))
                .toList();
    }

    StoredLine count(int copies, Fate fate) {
        return new StoredLine(
                line,
                product,
                title,
                quantity,
                priceMinor,
                cancelled + (fate == Fate.CANCELLED ? copies : 0),
                shipped + (fate == Fate.SHIPPED ? copies : 0),
                delivered + (fate == Fate.DELIVERED ? copies : 0),
                returned + (fate == Fate.RETURNED ? copies : 0),
                lost + (fate == Fate.LOST ? copies : 0));
    }

    OrderLineView toView(Currency currency) {
        return new OrderLineView(
                new OrderLine(
                        new ReservationId(line),
                        new ProductId(product),
                        title,
                        new Quantity(quantity),
                        new Money(priceMinor, currency)),
                cancelled,
                shipped,
                delivered,
                returned,
                lost);
    }
}
