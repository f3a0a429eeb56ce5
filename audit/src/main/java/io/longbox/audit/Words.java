package io.longbox.audit;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Figures and times as people read them. */
final class Words {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd 'at' HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private Words() {}

    static String copies(long number) {
        return count(number, "copy", "copies");
    }

    static String tickets(long number) {
        return count(number, "ticket", "tickets");
    }

    static String events(long number) {
        return count(number, "event", "events");
    }

    static String count(long number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }

    /** {@code is} or {@code are}, to go with a number. */
    static String are(long number) {
        return number == 1 ? "is" : "are";
    }

    /** {@code was} or {@code were}, to go with a number. */
    static String were(long number) {
        return number == 1 ? "was" : "were";
    }

    static String time(Instant at) {
        return TIME.format(at);
    }
}
