package io.longbox.api.cart;

import io.longbox.api.user.UserId;
import org.axonframework.serialization.Revision;

/**
 * The cart takes nothing any more.
 *
 * @param user the reader
 * @param accountVersion the number of the account's event that it follows
 */
@Revision("1")
public record CartClosed(UserId user, long accountVersion) implements CartEvent {}
