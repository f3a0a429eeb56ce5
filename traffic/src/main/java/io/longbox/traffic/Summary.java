package io.longbox.traffic;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * How a run went.
 *
 * @param url the store
 * @param run the run's name
 * @param seed what prices were drawn from
 * @param clients how many asked at the same time
 * @param products imported
 * @param copies received
 * @param readers registered
 * @param skippedRows of both files
 * @param inCart wants answered with a copy
 * @param waiting wants answered with a ticket
 * @param rejected wants answered with a no
 * @param failed wants without an answer that can be understood
 * @param seconds the wants took
 * @param latency of answered wants
 * @param oversold copies given away beyond those received
 * @param lineJumps requests served out of turn
 * @param discrepancies copies by which answers, stock and carts differ in any other way
 * @param unverified stocks and carts that could not be read
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
        long inCart,
        long waiting,
        long rejected,
        long failed,
        double seconds,
        Latency latency,
        long oversold,
        long lineJumps,
        long discrepancies,
        long unverified,
        boolean complete,
        List<String> notes) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Milliseconds by percentile. */
    record Latency(double p50, double p95, double p99, double max) {}

    long requests() {
        return inCart + waiting + rejected + failed;
    }

    double perSecond() {
        return seconds <= 0 ? 0 : requests() / seconds;
    }

    boolean isClean() {
        return complete && failed == 0 && oversold == 0 && lineJumps == 0 && discrepancies == 0 && unverified == 0;
    }

    /** The summary for people, then the line for programs. */
    void printTo(PrintWriter out) {
        line(out, "", "");
        line(out, "store", "%s, run %s, seed %d", url, run, seed);
        line(out, "products", "%,d, %,d copies", products, copies);
        line(out, "readers", "%,d", readers);
        line(out, "wants", "%,d in %.1f s, %,.1f/s, %d clients", requests(), seconds, perSecond(), clients);
        line(out, "in cart", "%,d", inCart);
        line(out, "waiting", "%,d", waiting);
        line(out, "rejected", "%,d", rejected);
        line(out, "failed", "%,d", failed);
        line(
                out,
                "latency",
                "p50 %.1f ms, p95 %.1f ms, p99 %.1f ms, max %.1f ms",
                latency.p50,
                latency.p95,
                latency.p99,
                latency.max);
        line(out, "oversold", "%,d", oversold);
        line(out, "line jumps", "%,d", lineJumps);
        if (discrepancies > 0) {
            line(out, "discrepancies", "%,d", discrepancies);
        }
        if (unverified > 0) {
            line(out, "unverified", "%,d", unverified);
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
        out.println(String.format(Locale.ROOT, "%-14s", name)
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

    private Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("requests", requests());
        json.put("inCart", inCart);
        json.put("waiting", waiting);
        json.put("rejected", rejected);
        json.put("failed", failed);
        json.put("oversold", oversold);
        json.put("lineJumps", lineJumps);
        json.put("discrepancies", discrepancies);
        json.put("unverified", unverified);
        json.put("perSecond", rounded(perSecond()));
        json.put("p50Ms", rounded(latency.p50));
        json.put("p95Ms", rounded(latency.p95));
        json.put("p99Ms", rounded(latency.p99));
        json.put("maxMs", rounded(latency.max));
        json.put("seconds", rounded(seconds));
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
