package io.longbox.traffic;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * How a run of the shop went.
 *
 * @param run the run's name
 * @param seconds for how long journeys began
 * @param result what the reckoning found, or null if the run was interrupted before
 * @param found what does not balance
 * @param notes what a person should see besides
 */
record ShopSummary(
        ShopSettings settings,
        String run,
        ShopTally tally,
        double seconds,
        Reckoning.@Nullable Result result,
        Discrepancies found,
        List<String> notes) {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int REASONS = 8;

    boolean isClean() {
        return result != null && found.areNone() && tally.count(ShopCount.FAILED) == 0;
    }

    private double perSecond() {
        return seconds <= 0 ? 0 : tally.count(ShopCount.JOURNEYS) / seconds;
    }

    /** The summary for people, then the line for programs. */
    void printTo(PrintWriter out) {
        line(out, "store", "%s, run %s, seed %d", settings.url(), run, settings.seed());
        line(
                out,
                "asked for",
                "%,.1f journeys/s for %d s, %d clients, %,d readers, %,d products",
                settings.rate(),
                settings.duration().toSeconds(),
                settings.clients(),
                settings.readers(),
                settings.products());
        for (ShopCount count : ShopCount.values()) {
            line(out, count.label(), "%,d", tally.count(count));
        }
        line(out, "rate", "%,.2f journeys/s, %,d requests", perSecond(), tally.requests());
        line(
                out,
                "checkout",
                "p50 %.1f ms, p90 %.1f ms, p99 %.1f ms",
                tally.checkoutMillis(50),
                tally.checkoutMillis(90),
                tally.checkoutMillis(99));
        line(
                out,
                "any request",
                "p50 %.1f ms, p90 %.1f ms, p99 %.1f ms",
                tally.requestMillis(50),
                tally.requestMillis(90),
                tally.requestMillis(99));
        Reckoning.Result reckoned = result;
        if (reckoned != null) {
            line(out, "orders", "%,d: %s", reckoned.orders(), reckoned.statuses());
            line(
                    out,
                    "money",
                    "%s captured, %s refunded, %s charged back",
                    Euros.inWords(reckoned.revenue().captured()),
                    Euros.inWords(reckoned.revenue().refunded()),
                    Euros.inWords(reckoned.revenue().chargedBack()));
            line(out, "discrepancies", "%,d", found.total());
        }
        notes.forEach(note -> out.println("  " + note));
        for (ShopCount count :
                List.of(ShopCount.DECLINED, ShopCount.REFUSED, ShopCount.SHORT, ShopCount.LATE_NO, ShopCount.FAILED)) {
            tally.reasons(count, REASONS).forEach(reason -> out.println("  " + reason));
        }
        found.sentences().forEach(sentence -> out.println("  " + sentence));
        out.println(verdict());
        out.println(JSON.writeValueAsString(json()));
        out.flush();
    }

    private static void line(PrintWriter out, String name, String format, Object... values) {
        out.println(String.format(Locale.ROOT, "%-38s", name)
                .concat(String.format(Locale.ROOT, format, values))
                .stripTrailing());
    }

    private String verdict() {
        if (result == null) {
            return "Interrupted: this is what was seen so far; nothing was read back from the store.";
        }
        return isClean()
                ? "The books balance: money, copies and points are all where they should be."
                : "The books do not balance, or the store did not answer as it should.";
    }

    private Map<String, @Nullable Object> json() {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        for (ShopCount count : ShopCount.values()) {
            json.put(count.json(), tally.count(count));
        }
        json.put("requests", tally.requests());
        json.put("perSecond", rounded(perSecond()));
        json.put("checkoutP50Ms", rounded(tally.checkoutMillis(50)));
        json.put("checkoutP90Ms", rounded(tally.checkoutMillis(90)));
        json.put("checkoutP99Ms", rounded(tally.checkoutMillis(99)));
        json.put("p50Ms", rounded(tally.requestMillis(50)));
        json.put("p90Ms", rounded(tally.requestMillis(90)));
        json.put("p99Ms", rounded(tally.requestMillis(99)));
        Reckoning.Result reckoned = result;
        // What was not read back is not known, and that is not the same as 0.
        json.put("orders", reckoned == null ? null : reckoned.orders());
        json.put(
                "captured",
                reckoned == null ? null : Euros.json(reckoned.revenue().captured()));
        json.put(
                "refunded",
                reckoned == null ? null : Euros.json(reckoned.revenue().refunded()));
        json.put(
                "chargedBack",
                reckoned == null ? null : Euros.json(reckoned.revenue().chargedBack()));
        json.put("refundsFailed", reckoned == null ? null : reckoned.refundsFailed());
        json.put("discrepancies", reckoned == null ? null : found.total());
        Map<String, Long> byKind = new LinkedHashMap<>();
        for (ShopFigure figure : ShopFigure.values()) {
            byKind.put(figure.json(), found.count(figure));
        }
        json.put("discrepanciesBy", reckoned == null ? null : byKind);
        json.put("seconds", rounded(seconds));
        json.put("rate", settings.rate());
        json.put("clients", settings.clients());
        json.put("readers", settings.readers());
        json.put("products", settings.products());
        json.put("seed", settings.seed());
        json.put("run", run);
        json.put("complete", reckoned != null);
        return json;
    }

    private static double rounded(double value) {
        return Math.round(value * 1_000) / 1_000.0;
    }
}
