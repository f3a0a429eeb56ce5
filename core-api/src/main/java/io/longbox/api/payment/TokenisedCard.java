package io.longbox.api.payment;

import java.util.regex.Pattern;

/**
 * A card as the store knows it. The payment provider keeps the number; the store never does.
 *
 * @param token what the provider calls the card
 * @param brand who issued it
 * @param lastFour the last four digits of its number
 */
public record TokenisedCard(String token, CardBrand brand, String lastFour) {

    private static final Pattern DIGITS = Pattern.compile("[0-9]{4}");

    /**
     * @throws IllegalArgumentException if those are not four digits
     */
    public TokenisedCard {
        if (!DIGITS.matcher(lastFour).matches()) {
            throw new IllegalArgumentException("the last four digits of a card are four digits");
        }
    }

    /** Without the token, which belongs in no log. */
    @Override
    public String toString() {
        return brand + " " + lastFour;
    }
}
