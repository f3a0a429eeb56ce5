package io.longbox.api.cart;

import io.longbox.api.user.UserId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Lets a closed cart take items again.
 *
 * @param user the reader
 * @param accountVersion the number of the account's event that it follows: what is not later than the last one followed
 *     changes nothing
 */
public record ReopenCart(UserId user, long accountVersion) {

    @TargetAggregateIdentifier
    public CartId cart() {
        return new CartId(user);
    }
}
