package io.longbox.api.catalog;

import io.longbox.api.Quantity;
import io.longbox.api.plan.PlanId;
import io.longbox.api.user.UserId;
import java.time.Instant;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/**
 * A question that could not be served got a place in line.
 *
 * @param product whose line
 * @param reservation the question
 * @param user who asked
 * @param quantity how many copies
 * @param ticket the place: it rises by one a product
 * @param position how many outstanding tickets were lower, plus one, when this one was issued
 * @param chain the hash over all events of this stream before this one
 * @param earlyAccess the plan that let the reader in before the sale opened for everybody, or null
 * @param askedAt when the question was first asked
 */
@Revision("1")
public record WaitlistTicketIssued(
        ProductId product,
        ReservationId reservation,
        UserId user,
        Quantity quantity,
        long ticket,
        long position,
        ChainHash chain,
        @Nullable PlanId earlyAccess,
        Instant askedAt)
        implements StockEvent {

    /**
     * What the reader gets to keep.
     *
     * @param sequence the number of this event in its stream
     */
    public LineReceipt receipt(long sequence) {
        return new LineReceipt(product, ticket, position, sequence, chain.then(sequence, this));
    }
}
