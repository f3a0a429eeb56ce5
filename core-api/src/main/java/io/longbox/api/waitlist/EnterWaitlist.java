package io.longbox.api.waitlist;

import io.longbox.api.Quantity;
import io.longbox.api.catalog.LineReceipt;
import io.longbox.api.catalog.ReservationId;
import io.longbox.api.user.UserId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Enters the holder of a ticket. Tickets come in rising order; one that is not higher than the last changes nothing.
 *
 * @param place the place in line
 * @param user who holds it
 * @param quantity how many copies
 * @param request the request that got it
 */
public record EnterWaitlist(LineReceipt place, UserId user, Quantity quantity, ReservationId request) {

    @TargetAggregateIdentifier
    public WaitlistId waitlist() {
        return new WaitlistId(place.product());
    }
}
