package io.longbox.api.waitlist;

import io.longbox.api.catalog.ProductId;
import io.longbox.api.user.UserId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * The reader does not want to wait any more, nor the copies that are offered. Refused as NOT_FOUND if the reader is not in
 * line.
 */
public record LeaveWaitlist(ProductId product, UserId user) {

    @TargetAggregateIdentifier
    public WaitlistId waitlist() {
        return new WaitlistId(product);
    }
}
