package io.longbox.app.line;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What gate, line and carts are to do together, said as plainly as possible: one thing after another, at once, with
 * nothing in between. Products and readers are numbers.
 */
class LineModel {

    static final Duration HOLD = Duration.ofMinutes(15);
    static final Duration OFFER = Duration.ofHours(24);
    static final Duration CHECKOUT_HOLD = Duration.ofMinutes(10);

    record Waiting(int reader, int quantity) {}

    /** Copies in a cart; {@code ticket} is null for a walk-in. */
    static final class Item {
        final int reader;
        final int product;
        int quantity;
        final @Nullable Long ticket;
        Instant heldUntil;
        boolean extended;
        boolean sold;
        /** Copies that were sold and are not back. */
        int out;

        Item(int reader, int product, int quantity, @Nullable Long ticket, Instant heldUntil) {
            this.reader = reader;
            this.product = product;
            this.quantity = quantity;
            this.ticket = ticket;
            this.heldUntil = heldUntil;
        }

        @Override
        public String toString() {
            return "reader %d: %d of %d%s%s"
                    .formatted(
                            reader,
                            quantity,
                            product,
                            ticket == null ? "" : " for ticket " + ticket,
                            sold ? ", sold" : "");
        }
    }

    static final class Product {
        int onHand;
        long lastTicket;
        boolean closed;
        boolean paused;
        boolean skip;
        final TreeMap<Long, Waiting> line = new TreeMap<>();
    }

    final TreeMap<Integer, Product> products = new TreeMap<>();
    final List<Item> items = new ArrayList<>();
    final TreeSet<Integer> suspended = new TreeSet<>();

    Product product(int number) {
        return products.computeIfAbsent(number, fresh -> new Product());
    }

    int reserved(int product) {
        return items.stream()
                .filter(item -> item.product == product && !item.sold)
                .mapToInt(item -> item.quantity)
                .sum();
    }

    private int free(int product) {
        return product(product).onHand - reserved(product);
    }

    boolean isInLine(int reader, int product) {
        return product(product).line.values().stream().anyMatch(waiting -> waiting.reader() == reader);
    }

    List<Item> itemsOf(int reader, int product) {
        return items.stream()
                .filter(item -> item.reader == reader && item.product == product)
                .toList();
    }

    void request(int reader, int number, int quantity, boolean wait, Instant now) {
        Product product = product(number);
        if (suspended.contains(reader) || product.closed || wait && isInLine(reader, number)) {
            return;
        }
        if (product.line.isEmpty() && quantity <= free(number)) {
            items.add(new Item(reader, number, quantity, null, now.plus(HOLD)));
        } else if (wait) {
            product.line.put(++product.lastTicket, new Waiting(reader, quantity));
            serve(number, now);
        }
    }

    void leave(int reader, int number, Instant now) {
        product(number).line.values().removeIf(waiting -> waiting.reader() == reader);
        items.removeIf(item -> item.reader == reader && item.product == number && item.ticket != null && !item.sold);
        serve(number, now);
    }

    void remove(int reader, int number, Instant now) {
        items.removeAll(itemsOf(reader, number));
        serve(number, now);
    }

    void reduce(int reader, int number, int keep, Instant now) {
        itemsOf(reader, number).forEach(item -> item.quantity = Math.min(item.quantity, keep));
        serve(number, now);
    }

    void sell(int reader, int number) {
        for (Item item : itemsOf(reader, number)) {
            if (!item.sold) {
                item.sold = true;
                item.out = item.quantity;
                product(number).onHand -= item.quantity;
            }
        }
    }

    void giveBack(int reader, int number, int quantity, Instant now) {
        for (Item item : itemsOf(reader, number)) {
            int back = Math.min(quantity, item.out);
            item.out -= back;
            product(number).onHand += back;
            serve(number, now);
        }
    }

    /** All that a reader has in the cart, if that can be bought. */
    List<Item> basket(int reader) {
        List<Item> basket = items.stream().filter(item -> item.reader == reader).toList();
        return suspended.contains(reader) || basket.stream().anyMatch(item -> item.sold) ? List.of() : basket;
    }

    /** It is paid for and leaves the cart. */
    void buy(int reader) {
        List<Item> basket = basket(reader);
        basket.forEach(item -> product(item.product).onHand -= item.quantity);
        items.removeAll(basket);
    }

    /** It was sold, and went back when the payment failed: the reader has lost it to whoever is next. */
    void lose(int reader, Instant now) {
        for (Item item : basket(reader)) {
            items.remove(item);
            serve(item.product, now);
        }
    }

    void receive(int number, int quantity, Instant now) {
        if (!product(number).closed) {
            product(number).onHand += quantity;
            serve(number, now);
        }
    }

    void adjust(int number, int change, Instant now) {
        if (product(number).onHand + change >= reserved(number)) {
            product(number).onHand += change;
            serve(number, now);
        }
    }

    void pause(int number) {
        product(number).paused |= !product(number).closed;
    }

    void resume(int number, Instant now) {
        product(number).paused &= product(number).closed;
        serve(number, now);
    }

    void policy(int number, boolean skip, Instant now) {
        if (!product(number).closed) {
            product(number).skip = skip;
            serve(number, now);
        }
    }

    void suspend(int reader, Instant now) {
        if (suspended.add(reader)) {
            List<Item> lost =
                    items.stream().filter(item -> item.reader == reader).toList();
            items.removeAll(lost);
            lost.forEach(item -> serve(item.product, now));
        }
    }

    void reinstate(int reader) {
        suspended.remove(reader);
    }

    void withdraw(int number) {
        product(number).closed = true;
        product(number).line.clear();
        items.removeIf(item -> item.product == number && !item.sold);
    }

    void checkout(int reader, Instant now) {
        items.stream().filter(item -> item.reader == reader && !item.extended).forEach(item -> {
            item.extended = true;
            Instant later = now.plus(CHECKOUT_HOLD);
            item.heldUntil = item.heldUntil.isAfter(later) ? item.heldUntil : later;
        });
    }

    void pass(Instant until) {
        while (true) {
            Item first = items.stream()
                    .filter(item -> !item.sold && !item.heldUntil.isAfter(until))
                    .min(Comparator.comparing(item -> item.heldUntil))
                    .orElse(null);
            if (first == null) {
                return;
            }
            items.remove(first);
            serve(first.product, first.heldUntil);
        }
    }

    /**
     * Everybody whose turn it is: what is free is set aside first, and only then does it turn out who is suspended, so
     * that their copies go to those who are still in line.
     */
    private void serve(int number, Instant now) {
        Product product = product(number);
        boolean passedOver;
        do {
            passedOver = false;
            List<Item> inVain = new ArrayList<>();
            for (Long ticket = next(product, number); ticket != null; ticket = next(product, number)) {
                Waiting served = product.line.remove(ticket);
                Item item = new Item(served.reader(), number, served.quantity(), ticket, now.plus(OFFER));
                items.add(item);
                if (suspended.contains(served.reader())) {
                    inVain.add(item);
                }
            }
            passedOver = items.removeAll(inVain);
        } while (passedOver);
    }

    @Nullable
    Long next(Product product, int number) {
        if (product.paused || product.closed) {
            return null;
        }
        for (Map.Entry<Long, Waiting> waiting : product.line.entrySet()) {
            if (waiting.getValue().quantity() <= free(number)) {
                return waiting.getKey();
            }
            if (!product.skip) {
                return null;
            }
        }
        return null;
    }
}
