package io.longbox.benchmarks.cart;

import io.longbox.benchmarks.http.Answer;
import io.longbox.benchmarks.http.Exchange;
import io.longbox.benchmarks.http.Requests;
import io.longbox.benchmarks.report.Latencies;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Readers who put items into their carts: one reader after the other, in an order that is drawn once, so that the carts
 * fill evenly; and what they want is drawn as people want things, the n-th most wanted product one n-th as often as the
 * most wanted (Zipf's law). What counts as an answer is an item in the cart, not a status alone.
 */
final class Adds implements Exchange {

    private static final byte[] IN_CART = "\"status\":\"IN_CART\"".getBytes(StandardCharsets.US_ASCII);
    private static final int DRAWN = 1 << 16;
    private static final int ID = 36;

    private final byte[][] readers;
    private final byte[][] products;
    private final int[] wanted = new int[DRAWN];
    private final byte[] request;
    private final int readerAt;
    private final int keyAt;
    private final int productAt;
    private final long run;

    private final Latencies latencies = new Latencies();
    private final List<String> pending = new ArrayList<>();
    private final Map<String, Integer> others = new TreeMap<>();
    private long inCart;
    private long inTime;

    /**
     * @param withKeys whether each request names itself by an idempotency key, as clients should have it
     */
    Adds(Shop shop, Requests requests, boolean withKeys, long seed) {
        Random random = new Random(seed);
        List<String> shuffled = new ArrayList<>(shop.readers());
        Collections.shuffle(shuffled, random);
        this.readers = bytes(shuffled);
        this.products = bytes(shop.products());
        draw(random);
        String nobody = new UUID(0, 0).toString();
        String nothing = new UUID(0, 1).toString();
        String noKey = new UUID(0, 2).toString();
        String sample = new String(
                requests.post(
                        "/api/users/" + nobody + "/cart/items",
                        withKeys ? noKey : "",
                        "{\"productId\":\"" + nothing + "\",\"quantity\":1}"),
                StandardCharsets.US_ASCII);
        this.request = sample.getBytes(StandardCharsets.US_ASCII);
        this.readerAt = sample.indexOf(nobody);
        this.productAt = sample.indexOf(nothing);
        this.keyAt = sample.indexOf(noKey);
        this.run = UUID.randomUUID().getMostSignificantBits();
    }

    private static byte[][] bytes(List<String> ids) {
        return ids.stream().map(id -> id.getBytes(StandardCharsets.US_ASCII)).toArray(byte[][]::new);
    }

    private void draw(Random random) {
        double[] upTo = new double[products.length];
        double sum = 0;
        for (int i = 0; i < products.length; i++) {
            sum += 1.0 / (i + 1);
            upTo[i] = sum;
        }
        for (int i = 0; i < DRAWN; i++) {
            int found = Arrays.binarySearch(upTo, random.nextDouble() * sum);
            wanted[i] = Math.min(found < 0 ? -found - 1 : found, products.length - 1);
        }
    }

    @Override
    public byte[] request(int number) {
        byte[] bytes = request.clone();
        System.arraycopy(readers[number % readers.length], 0, bytes, readerAt, ID);
        System.arraycopy(products[wanted[number % DRAWN]], 0, bytes, productAt, ID);
        if (keyAt >= 0) {
            byte[] key = new UUID(run, number).toString().getBytes(StandardCharsets.US_ASCII);
            System.arraycopy(key, 0, bytes, keyAt, ID);
        }
        return bytes;
    }

    @Override
    public void answered(int number, Answer answer, long nanos, boolean soonEnough) {
        latencies.add(nanos);
        if (answer.status() == 201 && answer.contains(IN_CART)) {
            inCart++;
            inTime += soonEnough ? 1 : 0;
        } else if (answer.status() == 202) {
            pending.add(Shop.id(answer));
            count("202 pending");
        } else {
            count(Integer.toString(answer.status()));
        }
    }

    @Override
    public void failed(int number, String why) {
        count(why);
    }

    private void count(String other) {
        others.merge(other, 1, Integer::sum);
    }

    Latencies latencies() {
        return latencies;
    }

    long inCart() {
        return inCart;
    }

    /** Of those in a cart, the ones that were answered while requests were still being made. */
    long inTime() {
        return inTime;
    }

    /** The questions whose outcome was not known when they were answered. */
    List<String> pending() {
        return pending;
    }

    /** Whatever else came, and how often. */
    Map<String, Integer> others() {
        return others;
    }

    long errors() {
        return others.values().stream().mapToLong(Integer::longValue).sum();
    }
}
