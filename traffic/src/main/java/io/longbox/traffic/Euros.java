package io.longbox.traffic;

import java.math.BigDecimal;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Euros as the store writes them, and as cents. Everything that a shop run sells costs euros. */
final class Euros {

    static final String CURRENCY = "EUR";

    private Euros() {}

    static Map<String, String> json(long cents) {
        return Map.of("amount", amount(cents), "currency", CURRENCY);
    }

    /**
     * @throws NoAnswer if it is not an amount of euros
     */
    static long cents(JsonNode holder, String field) throws NoAnswer {
        JsonNode money = holder.path(field);
        try {
            if (money.path("currency").asString("").equals(CURRENCY)) {
                return new BigDecimal(money.path("amount").asString(""))
                        .movePointRight(2)
                        .longValueExact();
            }
        } catch (ArithmeticException | NumberFormatException notAnAmount) {
            // Answered below, as any other value that is not euros is.
        }
        throw new NoAnswer("an answer in which " + field + " is not an amount in " + CURRENCY);
    }

    /** The same for what may be left out, and is nothing then. */
    static long centsOrNone(JsonNode holder, String field) throws NoAnswer {
        return isAbsent(holder.path(field)) ? 0 : cents(holder, field);
    }

    static boolean isAbsent(JsonNode node) {
        return node.isMissingNode() || node.isNull();
    }

    static String inWords(long cents) {
        return amount(cents) + " " + CURRENCY;
    }

    private static String amount(long cents) {
        return BigDecimal.valueOf(cents, 2).toPlainString();
    }
}
