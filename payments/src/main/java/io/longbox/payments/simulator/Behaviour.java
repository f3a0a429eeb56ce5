package io.longbox.payments.simulator;

import java.util.Map;

/** What becomes of payments by a card. */
enum Behaviour {
    APPROVED,
    DECLINED,
    INSUFFICIENT_FUNDS,
    EXPIRED,
    /** The money is held, but no authorisation is ever answered. */
    SILENT,
    /** It is taken, and the bank takes it back some time later. */
    CHARGED_BACK,
    /** It is held, and cannot be taken. */
    NOT_CAPTURED,
    /** Answers take long, and the callback comes first. */
    SLOW,
    /** Each callback comes twice. */
    DOUBLED;

    /** Numbers that are for tests alone: nobody has such a card. {@code docs/payments.md} has them too. */
    private static final Map<String, Behaviour> TEST_CARDS = Map.of(
            "4000000000000002", DECLINED,
            "4000000000009995", INSUFFICIENT_FUNDS,
            "4000000000000069", EXPIRED,
            "4000000000000119", SILENT,
            "4000000000000259", CHARGED_BACK,
            "4000000000000341", NOT_CAPTURED,
            "4000000000000127", SLOW,
            "4000000000000101", DOUBLED);

    static Behaviour of(String digits) {
        return TEST_CARDS.getOrDefault(digits, APPROVED);
    }
}
