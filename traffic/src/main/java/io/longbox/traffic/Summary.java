package io.longbox.traffic;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * How a run went.
 *
 * @param url the store
 * @param run the run's name
 * @param seed what prices and the aftermath were drawn from
 * @param clients how many asked at the same time
 * @param products imported
 * @param copies received before the wants were played
 * @param readers registered
 * @param skippedRows of both files
 * @param wants how they ended
 * @param latency of answered wants
 * @param since what happened once the wants were played
 * @param figures what is wrong
 * @param complete whether the run came to its end and was verified
 * @param notes what a person should see besides
 */
record Summary(
        String url,
        String run,
        long seed,
        int clients,
        int products,
        long copies,
        int readers,
        int skippedRows,
        Wants wants,
        Latency latency,
        Since since,
        Figures figures,
        boolean complete,
        List<String> notes) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /**
     * How the wants ended.
     *
     * @param inCart answered with a copy
     * @param waiting answered with a ticket
     * @param rejected answered with a no
     * @param failed without an answer that can be understood
     * @param seconds they took
     */
    record Wants(long inCart, long waiting, long rejected, long failed, double seconds) {

        long played() {
            return inCart + waiting + rejected + failed;
        }

        double perSecond() {
            return seconds <= 0 ? 0 : played() / seconds;
        }
    }

    /** Milliseconds by percentile. */
    record Latency(double p50, double p95, double p99, double max) {}

    /**
     * What happened since.
     *
     * @param released items given up
     * @param left readers who left a line
     * @param restocked copies that came in
     * @param expired holds that ran out
     * @param served tickets whose turn came
     */
    record Since(long released, long left, long restocked, long expired, long served) {}

    boolean isClean() {
        return complete && wants.failed == 0 && figures.areClean();
    }

    /** The summary for people, then the line for programs. */
    void printTo(PrintWriter out) {
        line(out, "", "");
        line(out, "store", "%s, run %s, seed %d", url, run, seed);
        line(out, "products", "%,d, %,d copies", products, copies);
        line(out, "readers", "%,d", readers);
        line(
                out,
                "wants",
                "%,d in %.1f s, %,.1f/s, %d clients",
                wants.played(),
                wants.seconds,
                wants.perSecond(),
                clients);
        line(out, "in cart", "%,d", wants.inCart);
        line(out, "waiting", "%,d", wants.waiting);
        line(out, "rejected", "%,d", wants.rejected);
        line(out, "failed", "%,d", wants.failed);
        line(
                out,
                "latency",
                "p50 %.1f ms, p95 %.1f ms, p99 %.1f ms, max %.1f ms",
                latency.p50,
                latency.p95,
                latency.p99,
                latency.max);
        line(out, "released", "%,d", since.released);
        line(out, "left", "%,d", since.left);
        line(out, "restocked", "%,d copies", since.restocked);
        if (complete) {
            line(out, "expired", "%,d", since.expired);
            line(out, "served", "%,d from the line", since.served);
            for (Figure figure : Figure.values()) {
                if (figure.isPromise() || figures.count(figure) > 0) {
                    line(out, figure.label(), "%,d", figures.count(figure));
                }
            }
        }
        if (skippedRows > 0) {
            line(out, "skipped rows", "%,d", skippedRows);
        }
        notes.forEach(note -> out.println("  " + note));
        out.println(verdict());
        out.println(JSON.writeValueAsString(json()));
        out.flush();
    }

    private static void line(PrintWriter out, String name, String format, Object... values) {
        out.println(String.format(Locale.ROOT, "%-21s", name)
                .concat(String.format(Locale.ROOT, format, values))
                .stripTrailing());
    }

    private String verdict() {
        if (!complete) {
            return "Interrupted: this is what was seen so far; nothing was read back from the store.";
        }
        return isClean()
                ? "Not one copy was oversold, and nobody jumped a line."
                : "The store did not keep its word, or could not be held to it.";
    }

    private Map<String, @Nullable Object> json() {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("requests", wants.played());
        json.put("inCart", wants.inCart);
        json.put("waiting", wants.waiting);
        json.put("rejected", wants.rejected);
        json.put("failed", wants.failed);
        json.put("released", since.released);
        json.put("left", since.left);
        json.put("restocked", since.restocked);
        // What was not read back is not known, and that is not the same as 0.
        json.put("expired", complete ? since.expired : null);
        json.put("served", complete ? since.served : null);
        for (Figure figure : Figure.values()) {
            json.put(figure.json(), complete ? figures.count(figure) : null);
        }
        json.put("perSecond", rounded(wants.perSecond()));
        json.put("p50Ms", rounded(latency.p50));
        json.put("p95Ms", rounded(latency.p95));
        json.put("p99Ms", rounded(latency.p99));
        json.put("maxMs", rounded(latency.max));
        json.put("seconds", rounded(wants.seconds));
        json.put("clients", clients);
        json.put("products", products);
        json.put("copies", copies);
        json.put("readers", readers);
        json.put("skippedRows", skippedRows);
        json.put("seed", seed);
        json.put("run", run);
        json.put("complete", complete);
        return json;
    }

    private static double rounded(double value) {
        return Math.round(value * 1_000) / 1_000.0;
    }
}
