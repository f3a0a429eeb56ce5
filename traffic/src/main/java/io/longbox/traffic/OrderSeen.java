package io.longbox.traffic;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * An order as the store shows it. Money is in cents.
 *
 * @param status as the store calls it
 * @param percent what is taken off the items, in hundredths
 * @param method the id of the shipping method
 * @param shippingPrice what the shipping is said to cost beside the address
 * @param cancelledFor why it was given up, or empty
 */
record OrderSeen(
        String id,
        String number,
        String user,
        String status,
        List<Line> lines,
        Totals totals,
        int percent,
        String method,
        long shippingPrice,
        Payment payment,
        Points points,
        String cancelledFor,
        List<Refund> refunds,
        List<Return> returns,
        List<Parcel> parcels) {

    private static final Set<String> AFTER_PAYMENT =
            Set.of("PAID", "PARTLY_SHIPPED", "SHIPPED", "DELIVERED", "REFUNDED");

    /** Copies of one product, and what became of them. */
    record Line(
            String product,
            long quantity,
            long unitPrice,
            long lineTotal,
            long cancelled,
            long shipped,
            long delivered,
            long returned) {}

    record Totals(long items, long discount, long shipping, long points, long total, long due) {}

    /** What the card paid; all of it zero if there is no card. */
    record Payment(boolean present, String status, long captured, long refunded, long chargedBack, String lastFour) {

        static final Payment NONE = new Payment(false, "", 0, 0, 0, "");

        long kept() {
            return captured - refunded - chargedBack;
        }
    }

    record Points(long spent, long returned, long reward, long revoked) {}

    /** What was taken back, by product. */
    record Refund(
            String id,
            String cause,
            String status,
            long money,
            long pointsReturned,
            long pointsRevoked,
            Map<String, Long> items,
            boolean restock) {

        boolean isPending() {
            return status.equals("PENDING");
        }

        long copies() {
            return sum(items);
        }
    }

    record Return(String id, String status, Map<String, Long> items) {}

    record Parcel(String id, String status, Map<String, Long> items) {

        boolean hasLeft() {
            return Set.of("DISPATCHED", "IN_TRANSIT", "OUT_FOR_DELIVERY", "DELIVERED", "LOST")
                    .contains(status);
        }
    }

    /**
     * Reads an order; fields that are not known are passed over, and what is optional may be absent.
     *
     * @throws NoAnswer if what every order has is missing
     */
    static OrderSeen of(JsonNode json) throws NoAnswer {
        List<Line> lines = new ArrayList<>();
        for (JsonNode item : list(json, "items", true)) {
            lines.add(new Line(
                    text(item, "productId"),
                    Store.count(item, "quantity"),
                    Euros.cents(item, "unitPrice"),
                    Euros.cents(item, "lineTotal"),
                    item.path("cancelled").asLong(0),
                    item.path("shipped").asLong(0),
                    item.path("delivered").asLong(0),
                    item.path("returned").asLong(0)));
        }
        JsonNode totals = json.path("totals");
        List<Refund> refunds = new ArrayList<>();
        for (JsonNode refund : list(json, "refunds", false)) {
            refunds.add(new Refund(
                    text(refund, "id"),
                    refund.path("cause").asString(""),
                    text(refund, "status"),
                    Euros.centsOrNone(refund, "money"),
                    refund.path("pointsReturned").asLong(0),
                    refund.path("pointsRevoked").asLong(0),
                    copies(refund),
                    refund.path("restock").asBoolean(false)));
        }
        List<Return> returns = new ArrayList<>();
        for (JsonNode back : list(json, "returns", false)) {
            returns.add(new Return(text(back, "id"), text(back, "status"), copies(back)));
        }
        JsonNode points = json.path("points");
        JsonNode shipping = json.path("shipping");
        return new OrderSeen(
                text(json, "id"),
                json.path("number").asString(""),
                text(json, "userId"),
                text(json, "status"),
                lines,
                new Totals(
                        Euros.cents(totals, "items"),
                        Euros.centsOrNone(totals, "discount"),
                        Euros.centsOrNone(totals, "shipping"),
                        Euros.centsOrNone(totals, "points"),
                        Euros.cents(totals, "total"),
                        Euros.cents(totals, "due")),
                json.path("discount").path("percent").asInt(0),
                shipping.path("methodId").asString(""),
                Euros.centsOrNone(shipping, "price"),
                payment(json.path("payment")),
                new Points(
                        points.path("spent").asLong(0),
                        points.path("returned").asLong(0),
                        points.path("reward").asLong(0),
                        points.path("revoked").asLong(0)),
                json.path("cancellation").path("reason").asString(""),
                refunds,
                returns,
                parcels(json));
    }

    private static List<Parcel> parcels(JsonNode json) throws NoAnswer {
        List<Parcel> parcels = new ArrayList<>();
        for (JsonNode parcel : list(json, "shipments", false)) {
            parcels.add(new Parcel(text(parcel, "id"), text(parcel, "status"), copies(parcel)));
        }
        return parcels;
    }

    private static Payment payment(JsonNode json) throws NoAnswer {
        return Euros.isAbsent(json)
                ? Payment.NONE
                : new Payment(
                        true,
                        json.path("status").asString(""),
                        Euros.centsOrNone(json, "captured"),
                        Euros.centsOrNone(json, "refunded"),
                        Euros.centsOrNone(json, "chargedBack"),
                        json.path("card").path("lastFour").asString(""));
    }

    private static Map<String, Long> copies(JsonNode holder) throws NoAnswer {
        Map<String, Long> copies = new TreeMap<>();
        for (JsonNode item : list(holder, "items", false)) {
            copies.merge(text(item, "productId"), Store.count(item, "quantity"), Long::sum);
        }
        return copies;
    }

    private static Iterable<JsonNode> list(JsonNode holder, String field, boolean required) throws NoAnswer {
        JsonNode list = holder.path(field);
        if (!list.isArray() && (required || !Euros.isAbsent(list))) {
            throw new NoAnswer("an order without " + field);
        }
        return list;
    }

    private static String text(JsonNode holder, String field) throws NoAnswer {
        String text = holder.path(field).asString("");
        if (text.isEmpty()) {
            throw new NoAnswer("an order, or a part of one, without " + field);
        }
        return text;
    }

    /** Whether its outcome is not known yet. */
    boolean isBeingPaid() {
        return status.equals("PLACED");
    }

    /** Whether it was paid for, whatever became of it afterwards. */
    boolean wasPaid() {
        return AFTER_PAYMENT.contains(status) || !refunds.isEmpty();
    }

    boolean isAtRest() {
        return !isBeingPaid() && refunds.stream().noneMatch(Refund::isPending);
    }

    /** Copies bought, by product. */
    Map<String, Long> bought() {
        Map<String, Long> bought = new TreeMap<>();
        lines.forEach(line -> bought.merge(line.product(), line.quantity(), Long::sum));
        return bought;
    }

    /** Copies that are out of the gate for good, by product. */
    Map<String, Long> sold() {
        if (!wasPaid()) {
            return Map.of();
        }
        Map<String, Long> sold = bought();
        refunds.stream()
                .filter(Refund::restock)
                .forEach(
                        refund -> refund.items().forEach((product, copies) -> sold.merge(product, -copies, Long::sum)));
        return sold;
    }

    /** Copies that were taken back for a cause. */
    Map<String, Long> takenBack(String cause) {
        Map<String, Long> copies = new TreeMap<>();
        refunds.stream()
                .filter(refund -> refund.cause().equals(cause))
                .forEach(refund ->
                        refund.items().forEach((product, number) -> copies.merge(product, number, Long::sum)));
        return copies;
    }

    String about() {
        return "order " + (number.isEmpty() ? "" : number + " ") + "(" + id + ")";
    }

    static long sum(Map<String, Long> copies) {
        return copies.values().stream().mapToLong(Long::longValue).sum();
    }
}
