package io.longbox.api.waitlist;

import io.longbox.api.catalog.ProductId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** The product is off sale: the line is over. Offers under way are ended by the processes that made them. */
public record CloseWaitlist(ProductId product) {

    @TargetAggregateIdentifier
    public WaitlistId waitlist() {
        return new WaitlistId(product);
    }
}
