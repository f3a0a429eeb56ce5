package io.longbox.traffic;

/** What can be wrong with a store. Each is counted, and one that is not 0 is a store that did not keep its word. */
enum Figure {
    OVERSOLD("oversold", "oversold", false),
    LINE_JUMPS("lineJumps", "line jumps", false),
    STUCK_SAGAS("stuckSagas", "stuck sagas", true),
    UNSERVED("unserved", "unserved", true),
    UNFAIR("unfair", "unfair", false),
    BROKEN_RESERVATIONS("brokenReservations", "broken reservations", false),
    BROKEN_CHAIN("brokenChain", "broken chain", false),
    DISAGREEMENTS("disagreements", "disagreements", false),
    DISCREPANCIES("discrepancies", "discrepancies", true),
    UNVERIFIED("unverified", "unverified", true),
    UNPLAYED("unplayed", "unplayed", false);

    private final String json;
    private final String label;
    private final boolean mayPass;

    Figure(String json, String label, boolean mayPass) {
        this.json = json;
        this.label = label;
        this.mayPass = mayPass;
    }

    /** Its name for programs. */
    String json() {
        return json;
    }

    /** Its name for people. */
    String label() {
        return label;
    }

    /** Whether it may only be early: the store is still at it, or its views lag. */
    boolean mayPass() {
        return mayPass;
    }

    /** Whether people are shown it even if it is 0, because it is what the store promises. */
    boolean isPromise() {
        return compareTo(UNFAIR) <= 0;
    }
}
