package io.longbox.traffic;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The cards that the store's simulated provider knows, and what it does with each. */
enum TestCard {
    VISA("4242424242424242", "123", Ending.PAYS, ""),
    MASTERCARD("5555555555554444", "123", Ending.PAYS, ""),
    AMEX("378282246310005", "1234", Ending.PAYS, ""),
    /** The callback comes before the answer. */
    SLOW("4000000000000127", "123", Ending.PAYS, ""),
    /** Each callback comes twice. */
    DOUBLED("4000000000000101", "123", Ending.PAYS, ""),
    CHARGED_BACK("4000000000000259", "123", Ending.PAYS, ""),
    DECLINED("4000000000000002", "123", Ending.FAILS, "DECLINED"),
    INSUFFICIENT_FUNDS("4000000000009995", "123", Ending.FAILS, "INSUFFICIENT_FUNDS"),
    EXPIRED("4000000000000069", "123", Ending.FAILS, "EXPIRED_CARD"),
    SILENT("4000000000000119", "123", Ending.FAILS, "PAYMENT_TIMED_OUT"),
    CAPTURE_FAILS("4000000000000341", "123", Ending.FAILS, "PAYMENT_FAILED");

    /** Whether the money moves. */
    enum Ending {
        PAYS,
        FAILS
    }

    /** What a reader mistypes; no provider is ever asked. */
    static final List<Map<String, String>> INVALID = List.of(
            card("4242424242424241", validUntil(), "123"),
            card("42424242", validUntil(), "123"),
            card("4242 four two", validUntil(), "123"),
            card("4242424242424242", "01/20", "123"),
            card("4242424242424242", "13/40", "123"),
            card("4242424242424242", validUntil(), "12"),
            card("", "", ""));

    private static final List<String> BANKS_REASONS =
            List.of("DECLINED", "INSUFFICIENT_FUNDS", "EXPIRED_CARD", "CARD_UNKNOWN", "OTHER_AMOUNT");

    private final String number;
    private final String code;
    private final Ending ending;
    private final String reason;

    TestCard(String number, String code, Ending ending, String reason) {
        this.number = number;
        this.code = code;
        this.ending = ending;
        this.reason = reason;
    }

    Map<String, String> json() {
        return card(number, validUntil(), code);
    }

    boolean pays() {
        return ending == Ending.PAYS;
    }

    /**
     * Whether a purchase with this card may end for this reason. Time-outs and provider's failures can befall any card
     * while the store is killed and started again.
     */
    boolean mayFailFor(String given) {
        return BANKS_REASONS.contains(given) ? given.equals(reason) : true;
    }

    String lastFour() {
        return number.substring(number.length() - 4);
    }

    String inWords() {
        return "the card " + name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static Map<String, String> card(String number, String expiry, String code) {
        return Map.of("number", number, "expiry", expiry, "code", code);
    }

    private static String validUntil() {
        int year = LocalDate.now(ZoneOffset.UTC).getYear() + 2;
        return String.format(Locale.ROOT, "12/%02d", year % 100);
    }
}
