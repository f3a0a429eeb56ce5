package io.longbox.api.user;

import io.longbox.api.Identifier;
import io.longbox.api.order.OrderId;
import io.longbox.api.order.RefundId;
import io.longbox.api.plan.PlanId;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Names one entry of a reader's points ledger: the idempotency key of the change. */
public record PointsEntryId(UUID value) implements Identifier {

    /**
     * @throws IllegalArgumentException if the text is not a UUID
     */
    public static PointsEntryId of(String text) {
        return new PointsEntryId(UUID.fromString(text));
    }

    /** What gives back what an entry took: one name, however often it is derived. */
    public static PointsEntryId ofReversal(PointsEntryId spent) {
        return new PointsEntryId(UUID.nameUUIDFromBytes(("reversal of " + spent).getBytes(StandardCharsets.UTF_8)));
    }

    /** What an order is paid with. */
    public static PointsEntryId ofOrder(OrderId order) {
        return new PointsEntryId(order.value());
    }

    /** What is earned with an order. */
    public static PointsEntryId ofReward(OrderId order) {
        return new PointsEntryId(UUID.nameUUIDFromBytes(("reward for " + order).getBytes(StandardCharsets.UTF_8)));
    }

    /** What goes back, or is taken away, as something of an order is taken back. */
    public static PointsEntryId ofRefund(RefundId refund) {
        return new PointsEntryId(refund.value());
    }

    /** What a subscription costs that was asked for when the account was at that version. */
    public static PointsEntryId ofSubscription(UserId user, PlanId plan, long version) {
        return new PointsEntryId(UUID.nameUUIDFromBytes(
                ("plan " + plan + " for " + user + " at " + version).getBytes(StandardCharsets.UTF_8)));
    }

    /** What one term of a subscription costs when it is renewed. */
    public static PointsEntryId ofTerm(UserId user, long term) {
        return new PointsEntryId(
                UUID.nameUUIDFromBytes(("term " + term + " of " + user).getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
