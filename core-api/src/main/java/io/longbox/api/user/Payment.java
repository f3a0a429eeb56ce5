package io.longbox.api.user;

import io.longbox.api.Money;

/**
 * Money that the store has received outside of this system.
 *
 * @param reference names it there; a payment is used once
 * @param amount how much was received
 */
public record Payment(String reference, Money amount) {

    /** The longest reference. */
    public static final int LONGEST_REFERENCE = 100;

    /**
     * @throws IllegalArgumentException if the reference is blank or longer than {@value #LONGEST_REFERENCE}
     */
    public Payment {
        if (reference.isBlank() || reference.length() > LONGEST_REFERENCE) {
            throw new IllegalArgumentException("a payment has a reference of at most " + LONGEST_REFERENCE);
        }
    }
}
