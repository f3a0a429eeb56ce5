package io.longbox.api.cart;

import io.longbox.api.user.UserId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Empties a cart and keeps it from taking anything.
 *
 * @param user the reader
 * @param accountVersion the number of the account's event that it follows: what is not later than the last one followed
 *     changes nothing
 */
public record CloseCart(UserId user, long accountVersion) {

    @TargetAggregateIdentifier
    public CartId cart() {
        return new CartId(user);
    }
}
