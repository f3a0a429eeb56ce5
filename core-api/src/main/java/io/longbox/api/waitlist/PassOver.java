package io.longbox.api.waitlist;

import io.longbox.api.catalog.ProductId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Takes somebody out of the line who waits in vain. A ticket that is not waiting changes nothing. */
public record PassOver(ProductId product, long ticket, PassOverReason reason) {

    @TargetAggregateIdentifier
    public WaitlistId waitlist() {
        return new WaitlistId(product);
    }
}
