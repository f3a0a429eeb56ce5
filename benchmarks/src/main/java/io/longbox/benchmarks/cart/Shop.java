package io.longbox.benchmarks.cart;

import io.longbox.benchmarks.DoesNotAddUp;
import io.longbox.benchmarks.http.Answer;
import io.longbox.benchmarks.http.Exchange;
import io.longbox.benchmarks.http.LoadGenerator;
import io.longbox.benchmarks.http.Pace;
import io.longbox.benchmarks.http.Requests;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The products and readers of a run, made through the API, and what the store says about them. */
final class Shop {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int AT_ONCE = 32;
    private static final int COPIES = 1_000_000;
    private static final long SETTLES_WITHIN_NANOS = TimeUnit.MINUTES.toNanos(3);
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    private final LoadGenerator http;
    private final Requests requests;
    private final List<String> readers;
    private final List<String> products;

    private Shop(LoadGenerator http, Requests requests, List<String> readers, List<String> products) {
        this.http = http;
        this.requests = requests;
        this.readers = readers;
        this.products = products;
    }

    /** Every product has a million copies: nobody waits in line. */
    static Shop open(LoadGenerator http, Requests requests, int readers, int products) throws IOException {
        String run = UUID.randomUUID().toString();
        List<String> productIds =
                ids(http, products, i -> requests.post("/api/products", run + "-product-" + i, """
                {"kind": "COMIC", "title": "Benchmark %d", "authors": ["A. Clerk"], "year": 1921,
                 "price": {"amount": "12.90", "currency": "EUR"}}""".formatted(i)));
        all(
                http,
                201,
                products,
                i -> requests.post(
                        "/api/products/" + productIds.get(i) + "/stock/receipts",
                        run + "-receipt-" + i,
                        "{\"quantity\": " + COPIES + "}"));
        List<String> readerIds = ids(
                http,
                readers,
                i -> requests.post(
                        "/api/users",
                        run + "-reader-" + i,
                        "{\"name\": \"Reader %d\", \"email\": \"reader-%d@%s.example\"}".formatted(i, i, run)));
        return new Shop(http, requests, readerIds, productIds);
    }

    List<String> readers() {
        return readers;
    }

    List<String> products() {
        return products;
    }

    /**
     * Waits until at least so many copies are reserved, in all products together, and no more than the other.
     *
     * @throws DoesNotAddUp if that is not so after a while
     */
    void requireReserved(long least, long most) throws IOException {
        long until = System.nanoTime() + SETTLES_WITHIN_NANOS;
        long reserved = reserved();
        while (reserved < least || reserved > most) {
            if (System.nanoTime() > until) {
                throw new DoesNotAddUp((least == most ? "" : least + " to ") + most + " items were put into carts, and "
                        + reserved + " copies are reserved");
            }
            LockSupport.parkNanos(LOOK_NANOS);
            reserved = reserved();
        }
    }

    private long reserved() throws IOException {
        return all(http, 200, products.size(), i -> requests.get("/api/products/" + products.get(i) + "/stock"))
                .stream()
                .mapToLong(
                        answer -> JSON.readTree(answer.body()).path("reserved").asLong())
                .sum();
    }

    /**
     * Waits until questions that were answered as pending have their outcome.
     *
     * @return how many of them put an item into a cart
     */
    long settled(List<String> questions) throws IOException {
        long until = System.nanoTime() + SETTLES_WITHIN_NANOS;
        while (true) {
            List<String> outcomes =
                    all(http, 200, questions.size(), i -> requests.get("/api/cart-requests/" + questions.get(i)))
                            .stream()
                            .map(answer ->
                                    JSON.readTree(answer.body()).path("status").asString())
                            .toList();
            if (!outcomes.contains("PENDING")) {
                return outcomes.stream().filter("IN_CART"::equals).count();
            }
            if (System.nanoTime() > until) {
                throw new DoesNotAddUp("questions are still pending long after the last was asked");
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }

    /** Empties every cart, so that carts are as small in one step as in the other. */
    void emptyCarts() throws IOException {
        all(http, 204, readers.size(), i -> requests.delete("/api/users/" + readers.get(i) + "/cart"));
        requireReserved(0, 0);
    }

    static String id(Answer answer) {
        JsonNode id = JSON.readTree(answer.body()).path("id");
        if (!id.isString()) {
            throw new DoesNotAddUp("an answer has no id: " + answer.text());
        }
        return id.asString();
    }

    private static List<String> ids(LoadGenerator http, int count, IntFunction<byte[]> request) throws IOException {
        return all(http, 201, count, request).stream().map(Shop::id).toList();
    }

    /**
     * Asks all of it, and insists on that status. What the store puts off, by 503, is asked again: every request here may
     * be repeated.
     */
    private static List<Answer> all(LoadGenerator http, int status, int count, IntFunction<byte[]> request)
            throws IOException {
        Answer[] answers = new Answer[count];
        long until = System.nanoTime() + SETTLES_WITHIN_NANOS;
        int[] left = IntStream.range(0, count).toArray();
        while (left.length > 0) {
            List<String> wrong = askOnce(http, status, left, request, answers);
            if (!wrong.isEmpty() || System.nanoTime() > until) {
                throw new DoesNotAddUp("a request was not answered by " + status + ", but "
                        + (wrong.isEmpty() ? "put off too often" : "so: " + wrong.get(0)));
            }
            left = IntStream.of(left).filter(i -> answers[i] == null).toArray();
            if (left.length > 0) {
                LockSupport.parkNanos(LOOK_NANOS);
            }
        }
        return List.of(answers);
    }

    /** Those put off have no answer afterwards. */
    private static List<String> askOnce(
            LoadGenerator http, int status, int[] which, IntFunction<byte[]> request, Answer[] answers)
            throws IOException {
        List<String> wrong = new ArrayList<>();
        http.run(new Pace.Closed(AT_ONCE, which.length, (int) TimeUnit.HOURS.toSeconds(1)), new Exchange() {
            @Override
            public byte[] request(int number) {
                return request.apply(which[number]);
            }

            @Override
            public void answered(int number, Answer answer, long nanos, boolean inTime) {
                if (answer.status() == status) {
                    answers[which[number]] = answer;
                } else if (answer.status() != 503) {
                    wrong.add(answer.status() + " " + answer.text());
                }
            }

            @Override
            public void failed(int number, String why) {
                wrong.add(why);
            }
        });
        return wrong;
    }
}
