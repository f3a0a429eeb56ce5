package io.longbox.order.order;

import io.longbox.api.Money;
import io.longbox.api.Quantity;
import io.longbox.api.Refusal;
import io.longbox.api.RefusedException;
import io.longbox.api.catalog.ProductId;
import io.longbox.api.catalog.ReservationId;
import io.longbox.api.order.ItemCount;
import io.longbox.api.order.LineCount;
import io.longbox.api.order.OrderLine;
import io.longbox.api.order.OrderStatus;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Where each copy of an order is. Copies move from one place to another, and none is ever lost sight of. */
final class Copies {

    /** The copies of one line, by where they are. */
    record Line(ProductId product, Money unitPrice, EnumMap<Place, Integer> places) {

        int at(Place place) {
            return places.getOrDefault(place, 0);
        }

        void move(int copies, Place from, Place to) {
            if (at(from) < copies) {
                throw new IllegalStateException(
                        "the stream moves %d copies from %s, where there are %d".formatted(copies, from, at(from)));
            }
            places.merge(from, -copies, Integer::sum);
            places.merge(to, copies, Integer::sum);
        }
    }

    /** By reservation, in the order in which they were bought. */
    private LinkedHashMap<String, Line> lines = new LinkedHashMap<>();

    void add(OrderLine line) {
        EnumMap<Place, Integer> places = new EnumMap<>(Place.class);
        places.put(Place.SHELF, line.quantity().value());
        lines.put(line.reservation().toString(), new Line(line.product(), line.unitPrice(), places));
    }

    void move(List<LineCount> copies, Place from, Place to) {
        copies.forEach(count -> line(count).move(count.quantity().value(), from, to));
    }

    /** How it would be after a move. */
    Copies after(List<LineCount> moved, Place from, Place to) {
        Copies then = new Copies();
        lines.forEach((key, line) ->
                then.lines.put(key, new Line(line.product(), line.unitPrice(), new EnumMap<>(line.places()))));
        then.move(moved, from, to);
        return then;
    }

    /** How many copies are in any of some places. */
    int at(Place... places) {
        return lines.values().stream()
                .mapToInt(line -> Arrays.stream(places).mapToInt(line::at).sum())
                .sum();
    }

    /** Whether the reader keeps none, nor will. */
    boolean areAllBack() {
        return at(Place.SHELF, Place.PARCEL, Place.SHIPPED, Place.DELIVERED, Place.RETURNING) == 0;
    }

    /**
     * How far an order has come that is paid for.
     *
     * @param settled whether all that was taken back has been given back for
     */
    OrderStatus status(boolean settled) {
        int arrived = at(Place.DELIVERED, Place.RETURNING, Place.RETURNED);
        if (areAllBack()) {
            if (settled) {
                return OrderStatus.REFUNDED;
            }
            return arrived == 0 ? OrderStatus.CANCELLED : OrderStatus.DELIVERED;
        }
        int underWay = at(Place.SHIPPED);
        if (at(Place.SHELF, Place.PARCEL) == 0) {
            return underWay == 0 ? OrderStatus.DELIVERED : OrderStatus.SHIPPED;
        }
        return underWay + arrived == 0 ? OrderStatus.PAID : OrderStatus.PARTLY_SHIPPED;
    }

    /**
     * Those that a caller asks for by product, from one place; of several lines the newest first.
     *
     * @param items empty for all of them
     * @param trait what they have to be, as the refusal says it
     * @throws RefusedException if there are not so many
     */
    List<LineCount> find(List<ItemCount> items, Place place, String trait) {
        List<LineCount> found = new ArrayList<>();
        if (items.isEmpty()) {
            lines.forEach((key, line) -> add(found, key, line, line.at(place)));
        } else {
            Map<ProductId, Integer> missing = new LinkedHashMap<>();
            items.forEach(item -> missing.merge(item.product(), item.quantity().value(), Integer::sum));
            List<Map.Entry<String, Line>> newestFirst = new ArrayList<>(lines.entrySet());
            Collections.reverse(newestFirst);
            newestFirst.forEach(entry ->
                    missing.computeIfPresent(entry.getValue().product(), (product, wanted) -> {
                        int copies = Math.min(wanted, entry.getValue().at(place));
                        add(found, entry.getKey(), entry.getValue(), copies);
                        return wanted - copies;
                    }));
            missing.forEach((product, wanted) -> refuseIfMissing(product, wanted, trait));
        }
        return found;
    }

    private static void refuseIfMissing(ProductId product, int missing, String trait) {
        if (missing > 0) {
            throw new RefusedException(new Refusal(
                    Refusal.Code.CONFLICT,
                    "the order has %d too few copies of product %s that %s".formatted(missing, product, trait),
                    "items"));
        }
    }

    private static void add(List<LineCount> found, String reservation, Line line, int copies) {
        if (copies > 0) {
            found.add(new LineCount(ReservationId.of(reservation), line.product(), new Quantity(copies)));
        }
    }

    /** What some copies cost, before any discount, in minor units. */
    long price(List<LineCount> copies) {
        return copies.stream()
                .mapToLong(count ->
                        line(count).unitPrice().minor() * count.quantity().value())
                .sum();
    }

    private Line line(LineCount count) {
        Line line = lines.get(count.reservation().toString());
        if (line == null) {
            throw new IllegalStateException("the stream moves copies of a line that there is not: " + count);
        }
        return line;
    }
}
