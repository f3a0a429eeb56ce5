package io.longbox.user.payment;

import io.longbox.api.user.UserId;

/**
 * Knows which payments have been used. One account cannot know what others have paid with, so this is asked inside the
 * command's transaction; what it wrote is undone with that transaction.
 */
public interface PaymentDirectory {

    /**
     * Uses a payment up.
     *
     * @param user for whom
     * @param reference the shop's name for it
     * @return false if it was used before, by whomever; then nothing changed, and the transaction can go on
     */
    boolean claim(UserId user, String reference);
}
