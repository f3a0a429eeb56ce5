package io.longbox.traffic;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One reader's visit: looks around, perhaps fills the cart, perhaps buys what is in it. What is drawn is drawn by the seed
 * and the journey's number alone.
 */
final class Journey {

    private static final String COUNTRY = "DE";
    private static final int ATTEMPTS = 3;

    private final int number;
    private final Shopper reader;
    private final ShopCast cast;
    private final ShopApi api;
    private final ShopTally tally;
    private final Books books;
    private final Discrepancies found;
    private final double chargebacks;
    private final SplittableRandom random;

    /** How a reader pays. */
    private record Payment(ShippingWay way, long points, boolean needsCard) {}

    Journey(
            int number,
            Shopper reader,
            ShopCast cast,
            ShopApi api,
            ShopTally tally,
            Books books,
            Discrepancies found,
            double chargebacks,
            SplittableRandom random) {
        this.number = number;
        this.reader = reader;
        this.cast = cast;
        this.api = api;
        this.tally = tally;
        this.books = books;
        this.found = found;
        this.chargebacks = chargebacks;
        this.random = random;
    }

    /** Plays it; answers what was bought, or is being paid still, or null. */
    @Nullable
    Purchase play() throws NoAnswer {
        look();
        if (random.nextInt(100) < 20) {
            tally.add(ShopCount.LOOKED);
            return null;
        }
        fill();
        if (random.nextInt(100) < 5) {
            tally.add(ShopCount.ABANDONED);
            return null;
        }
        return buy();
    }

    private void look() throws NoAnswer {
        int steps = 1 + random.nextInt(3);
        for (int i = 0; i < steps; i++) {
            Ware ware = cast.draw(random);
            switch (random.nextInt(4)) {
                case 0 -> api.look("/api/products?limit=20");
                case 1 -> api.search(ware.title().substring(4, ware.title().indexOf(',')));
                case 2 -> api.look("/api/products/" + ware.id());
                default -> api.look("/api/products/" + ware.id() + "/stock");
            }
        }
    }

    private void fill() throws NoAnswer {
        Set<Ware> wanted = new HashSet<>();
        int different = 1 + random.nextInt(3);
        for (int i = 0; i < different; i++) {
            Ware ware = cast.draw(random);
            boolean wait = cast.isScarce(ware) && random.nextBoolean();
            int quantity = wait || random.nextInt(3) > 0 ? 1 : 2;
            if (!wanted.add(ware)) {
                continue;
            }
            Outcome outcome = api.ask("item/" + number + "/" + i, reader.id(), ware.id(), quantity, wait);
            if (outcome instanceof Outcome.InCart) {
                tally.add(ShopCount.IN_CART);
            } else if (outcome instanceof Outcome.Waiting) {
                tally.add(ShopCount.WAITING);
            } else if (outcome instanceof Outcome.Rejected rejected) {
                tally.add(ShopCount.SHORT, rejected.reason());
            } else if (outcome instanceof Outcome.Failed failed) {
                throw new NoAnswer("asked for an item: " + failed.reason());
            }
        }
        if (random.nextInt(100) < 8) {
            Map<String, Long> cart = api.cart(reader.id()).copies();
            if (cart.size() > 1) {
                api.putBack(reader.id(), cart.keySet().iterator().next());
            }
        }
    }

    private @Nullable Purchase buy() throws NoAnswer {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            ShopApi.CartSeen cart = api.cart(reader.id());
            if (cart.copies().isEmpty()) {
                tally.add(ShopCount.EMPTY);
                return null;
            }
            Payment payment = payment();
            if (payment.needsCard() && attempt == 1 && random.nextInt(100) < 6) {
                mistype(payment);
            }
            TestCard card = payment.needsCard() ? card(attempt) : null;
            boolean sure = random.nextInt(100) < 40;
            Answer answer = checkOut(payment, card == null ? null : card.json(), sure ? cart.etag() : null, attempt);
            if (answer.status() == 412) {
                // Somebody's turn in line has come meanwhile: the cart holds more than was seen.
                continue;
            }
            Purchase purchase = entered(answer, payment, card, sure && cart.etag() != null ? cart.copies() : null);
            if (purchase == null) {
                return null;
            }
            if (purchase.told() != Purchase.Told.NOT_PAID) {
                return purchase;
            }
            if (random.nextInt(100) < 30) {
                return null;
            }
        }
        return null;
    }

    /** By card, by points, or by both; now and then by points that are not there. */
    private Payment payment() throws NoAnswer {
        ShippingWay way = cast.ways().get(random.nextInt(cast.ways().size()));
        ShopApi.Preview plain = preview(way, 0);
        if (plain == null) {
            throw new NoAnswer("no preview of a checkout");
        }
        int drawn = random.nextInt(100);
        if (drawn >= 35) {
            return new Payment(way, 0, plain.due() > 0);
        }
        ShopApi.Preview telling = preview(way, Books.TELLING_POINTS);
        if (telling == null || telling.worth() <= 0) {
            return new Payment(way, 0, plain.due() > 0);
        }
        books.pointsAreWorth(telling.worth(), reader.about());
        long whole = plain.total() * Books.TELLING_POINTS / telling.worth();
        long points = drawn < 18 ? whole : Math.max(1, whole * (1 + random.nextInt(9)) / 10);
        return new Payment(way, points, points * telling.worth() / Books.TELLING_POINTS < plain.total());
    }

    private ShopApi.@Nullable Preview preview(ShippingWay way, long points) throws NoAnswer {
        ShopApi.Preview preview = api.preview(reader.id(), way.id(), points, COUNTRY);
        if (preview == null) {
            return null;
        }
        found.compareMoney(
                ShopFigure.TOTALS,
                reader.about(),
                "the total of a preview",
                preview.total(),
                preview.items() - preview.discount() + preview.shipping());
        found.compareMoney(
                ShopFigure.TOTALS,
                reader.about(),
                "what is due in a preview",
                preview.due(),
                preview.total() - preview.worth());
        return preview;
    }

    private TestCard card(int attempt) {
        if (random.nextDouble() < chargebacks) {
            return TestCard.CHARGED_BACK;
        }
        int drawn = random.nextInt(attempt == 1 ? 100 : 200);
        if (drawn < 6) {
            return TestCard.DECLINED;
        } else if (drawn < 11) {
            return TestCard.INSUFFICIENT_FUNDS;
        } else if (drawn < 14) {
            return TestCard.EXPIRED;
        } else if (drawn < 16) {
            return TestCard.SILENT;
        } else if (drawn < 20) {
            return TestCard.CAPTURE_FAILS;
        } else if (drawn < 25) {
            return TestCard.SLOW;
        } else if (drawn < 31) {
            return TestCard.DOUBLED;
        }
        return List.of(TestCard.VISA, TestCard.MASTERCARD, TestCard.AMEX).get(drawn % 3);
    }

    /** No card at all, or one that is none: it has to be turned away before anything comes of it. */
    private void mistype(Payment payment) throws NoAnswer {
        int kind = random.nextInt(TestCard.INVALID.size() + 1);
        Map<String, String> card = kind == TestCard.INVALID.size() ? null : TestCard.INVALID.get(kind);
        Answer answer = checkOut(payment, card, null, 0);
        if (answer.status() == 400) {
            tally.add(ShopCount.INVALID);
        } else if (answer.status() == 409 && payment.points() > 0) {
            // The points are looked at first.
            tally.add(ShopCount.REFUSED, kind(answer));
            reader.refusals().incrementAndGet();
        } else {
            throw new NoAnswer("checked out with an invalid card: " + answer.inWords());
        }
    }

    private Answer checkOut(Payment payment, @Nullable Map<String, String> card, @Nullable String etag, int attempt)
            throws NoAnswer {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("shippingMethod", payment.way().id());
        body.put("address", address());
        if (card != null) {
            body.put("card", card);
        }
        if (payment.points() > 0) {
            body.put("points", payment.points());
        }
        tally.add(ShopCount.CHECKOUTS);
        try {
            Answer answer = api.checkOut(reader.id(), body, "checkout/" + number + "/" + attempt, etag);
            if (answer.status() >= 500) {
                throw new NoAnswer(answer.inWords());
            }
            return answer;
        } catch (NoAnswer unknown) {
            reader.unclear().incrementAndGet();
            throw new NoAnswer("checked out: " + unknown.getMessage());
        }
    }

    private Map<String, String> address() {
        return Map.of(
                "recipient",
                "Reader " + reader.number(),
                "street",
                "Quay " + (1 + reader.number() % 90),
                "postalCode",
                "20457",
                "city",
                "Hamburg",
                "country",
                COUNTRY);
    }

    /** Notes what a checkout was answered with; null if nothing comes of it. */
    private @Nullable Purchase entered(
            Answer answer, Payment payment, @Nullable TestCard card, @Nullable Map<String, Long> cart) throws NoAnswer {
        JsonNode body = answer.body();
        String order = body.path(answer.status() < 300 ? "id" : "orderId").asString("");
        switch (answer.status()) {
            case 201, 202 -> {
                Purchase.Told told = answer.status() == 201 ? Purchase.Told.PAID : Purchase.Told.UNDER_WAY;
                tally.add(told == Purchase.Told.PAID ? ShopCount.PAID : ShopCount.UNDER_WAY);
                if (order.isEmpty()) {
                    reader.unclear().incrementAndGet();
                    throw new NoAnswer("checked out: HTTP " + answer.status() + " without an id");
                }
                return entered(new Purchase(order, reader, cart, payment.way().id(), payment.points(), card, told));
            }
            case 402 -> {
                String reason = body.path("reason").asString("no reason given");
                tally.add(ShopCount.DECLINED, reason);
                if (card == null || !card.mayFailFor(reason)) {
                    found.add(
                            ShopFigure.DEEDS,
                            order.isEmpty() ? reader.about() : "order (" + order + ")",
                            (card == null ? "a purchase without a card" : card.inWords()) + " was declined as "
                                    + reason);
                }
            }
            case 409 -> {
                tally.add(ShopCount.REFUSED, kind(answer));
                if (order.isEmpty()) {
                    reader.refusals().incrementAndGet();
                    return null;
                }
            }
            case 400 -> {
                if (payment.points() == 0) {
                    throw new NoAnswer("checked out: " + answer.inWords());
                }
                tally.add(ShopCount.REFUSED, kind(answer));
                return null;
            }
            default -> throw new NoAnswer("checked out: " + answer.inWords());
        }
        if (order.isEmpty()) {
            reader.refusals().incrementAndGet();
            return null;
        }
        return entered(
                new Purchase(order, reader, cart, payment.way().id(), payment.points(), card, Purchase.Told.NOT_PAID));
    }

    private Purchase entered(Purchase purchase) {
        books.enter(purchase);
        return purchase;
    }

    /** What kind of problem an answer is, in a word. */
    static String kind(Answer answer) {
        try {
            String type = answer.body().path("type").asString("");
            return type.isEmpty() ? answer.inWords() : type.substring(type.lastIndexOf('/') + 1);
        } catch (NoAnswer notAProblem) {
            return answer.inWords();
        }
    }
}
