package io.longbox.traffic;

import java.io.PrintWriter;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Imports a catalogue, searches it, and sums up. */
final class CatalogueRun {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration POLL = Duration.ofMillis(200);
    private static final long LONGEST_MICROS = 3_600_000_000L;
    private static final int REASONS = 5;

    private final URI url;
    private final Path catalogue;
    private final int searches;
    private final int clients;
    private final long seed;
    private final Duration patience;
    private final PrintWriter messages;
    private final Progress progress;
    private final StoreClient store;
    private final String run = new BigInteger(50, new SecureRandom()).toString(36);

    private final LongAdder found = new LongAdder();
    private final LongAdder notFound = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final Map<String, LongAdder> reasons = new ConcurrentHashMap<>();
    private final Histogram latency = new ConcurrentHistogram(LONGEST_MICROS, 3);

    /**
     * @param searches how many to play
     * @param clients how many search at the same time
     * @param seed what the searches are drawn from
     * @param messages takes everything but the summary
     * @param terminalWidth in characters, or 0 if a person does not look on
     */
    CatalogueRun(
            URI url,
            Path catalogue,
            int searches,
            int clients,
            long seed,
            Duration patience,
            PrintWriter messages,
            int terminalWidth) {
        this.url = url;
        this.catalogue = catalogue;
        this.searches = searches;
        this.clients = clients;
        this.seed = seed;
        this.patience = patience;
        this.messages = messages;
        this.progress = new Progress(messages, terminalWidth);
        this.store = new StoreClient(url, patience, seed);
    }

    /**
     * How the import ended.
     *
     * @param body as the store shows it
     * @param seconds it took
     * @param trouble why it is not done, or empty
     */
    private record Imported(JsonNode body, double seconds, String trouble) {

        long count(String field) {
            return body.path(field).asLong(0);
        }

        long rows() {
            return body.path("rows").path("handled").asLong(0);
        }
    }

    /**
     * @param out takes the summary
     * @return whether nothing failed
     * @throws UnusableInput if there is nothing to play, or no store to play it on
     */
    boolean run(PrintWriter out) {
        try {
            List<Title> books = new ArrayList<>(
                    CatalogueReader.read(catalogue, new SkippedRows(messages)).values());
            if (books.isEmpty()) {
                throw new UnusableInput("there is no product in " + catalogue);
            }
            long before = shown(store.probe("/api/products?limit=1"));
            progress.say("run " + run + ", seed " + seed);
            Imported imported = importAll(before);
            double seconds = imported.trouble.isEmpty() ? search(Search.draw(books, searches, seed)) : 0;
            progress.close();
            return sumUp(imported, seconds, out);
        } finally {
            progress.close();
        }
    }

    private long shown(Answer answer) {
        try {
            if (answer.status() == 200 && answer.body().path("total").isNumber()) {
                return answer.body().path("total").asLong();
            }
        } catch (NoAnswer notJson) {
            // Answered below, as any other answer that is no store's.
        }
        throw new UnusableInput(
                "the address does not answer as a store does: GET /api/products gives " + answer.inWords());
    }

    private Imported importAll(long before) {
        long started = System.nanoTime();
        JsonNode state = JSON.createObjectNode();
        try {
            Answer answer = store.upload("/api/products/imports", catalogue, "text/csv", run + "/import");
            if (answer.status() != 202 && answer.status() != 200) {
                throw new NoAnswer("the import was not taken: " + answer.inWords());
            }
            String path = "/api/products/imports/" + answer.body().path("id").asString("");
            state = answer.body();
            try (Progress.Phase phase =
                    progress.begin("importing", state.path("rows").path("total").asLong(0))) {
                state = follow(path, state, phase);
            }
            double seconds = (System.nanoTime() - started) / 1e9;
            if (!state.path("status").asString("").equals("DONE")) {
                throw new NoAnswer("the import ended as " + state.path("status").asString("nothing known"));
            }
            try (Progress.Phase phase = progress.begin("waiting until all of it is shown", 0)) {
                awaitShown(before + state.path("created").asLong(0), phase);
            }
            return new Imported(state, seconds, "");
        } catch (NoAnswer trouble) {
            return new Imported(state, (System.nanoTime() - started) / 1e9, String.valueOf(trouble.getMessage()));
        }
    }

    private JsonNode follow(String path, JsonNode first, Progress.Phase phase) throws NoAnswer {
        JsonNode state = first;
        long handled = 0;
        long moved = System.nanoTime();
        while (List.of("WAITING", "RUNNING").contains(state.path("status").asString(""))) {
            StoreClient.rest(POLL);
            Answer answer = store.get(path);
            if (answer.status() != 200) {
                throw new NoAnswer("asked for the import: " + answer.inWords());
            }
            state = answer.body();
            long now = state.path("rows").path("handled").asLong(0);
            if (now > handled) {
                phase.steps(now - handled);
                handled = now;
                moved = System.nanoTime();
            } else if (System.nanoTime() - moved > patience.toNanos()) {
                throw new NoAnswer("the import does not go on: nothing for " + patience.toSeconds() + " s");
            }
        }
        phase.steps(state.path("rows").path("handled").asLong(0) - handled);
        return state;
    }

    private void awaitShown(long products, Progress.Phase phase) throws NoAnswer {
        long started = System.nanoTime();
        while (store.get("/api/products?limit=1").body().path("total").asLong(0) < products) {
            if (System.nanoTime() - started > patience.toNanos()) {
                throw new NoAnswer("not all that was imported is shown after " + patience.toSeconds() + " s");
            }
            phase.step();
            StoreClient.rest(POLL);
        }
    }

    private double search(List<Search> drawn) {
        long started = System.nanoTime();
        try (Progress.Phase phase = progress.begin("searching", drawn.size())) {
            new Clients(clients).each(drawn, (index, search) -> {
                play(search);
                phase.step();
            });
        }
        return (System.nanoTime() - started) / 1e9;
    }

    private void play(Search search) {
        long started = System.nanoTime();
        try {
            Answer answer = store.get("/api/products?" + search.query());
            long micros = (System.nanoTime() - started) / 1_000;
            if (answer.status() != 200) {
                throw new NoAnswer(answer.inWords());
            }
            JsonNode page = answer.body();
            if (!page.path("items").isArray() || !page.path("total").isNumber()) {
                throw new NoAnswer("HTTP 200 without items or total");
            }
            latency.recordValue(Math.min(LONGEST_MICROS, Math.max(0, micros)));
            (search.isOn(page) ? found : notFound).increment();
        } catch (NoAnswer failure) {
            failed.increment();
            String reason = String.valueOf(failure.getMessage());
            String known = reasons.size() < 100 || reasons.containsKey(reason) ? reason : "other reasons";
            reasons.computeIfAbsent(known, r -> new LongAdder()).increment();
        }
    }

    private boolean sumUp(Imported imported, double seconds, PrintWriter out) {
        long played = found.sum() + notFound.sum() + failed.sum();
        double rows = imported.seconds <= 0 ? 0 : imported.rows() / imported.seconds;
        double perSecond = seconds <= 0 ? 0 : played / seconds;
        boolean clean = imported.trouble.isEmpty() && imported.count("failed") == 0 && failed.sum() == 0;
        line(out, "store", "%s, seed %d", url, seed);
        line(out, "imported", "%,d rows in %.1f s, %,.1f/s", imported.rows(), imported.seconds, rows);
        line(
                out,
                "",
                "%,d created, %,d updated, %,d unchanged, %,d failed",
                imported.count("created"),
                imported.count("updated"),
                imported.count("unchanged"),
                imported.count("failed"));
        line(out, "searches", "%,d in %.1f s, %,.1f/s, %d clients", played, seconds, perSecond, clients);
        line(out, "found", "%,d among the first ten, %,d not", found.sum(), notFound.sum());
        line(out, "failed", "%,d", failed.sum());
        line(out, "latency", "p50 %.1f ms, p90 %.1f ms, p99 %.1f ms, max %.1f ms", ms(50), ms(90), ms(99), ms(100));
        if (!imported.trouble.isEmpty()) {
            out.println("  " + imported.trouble);
        }
        reasons.entrySet().stream()
                .limit(REASONS)
                .forEach(reason -> out.println("  " + reason.getValue().sum() + " failed: " + reason.getKey()));
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("rows", imported.rows());
        json.put("created", imported.count("created"));
        json.put("updated", imported.count("updated"));
        json.put("unchanged", imported.count("unchanged"));
        json.put("failedRows", imported.count("failed"));
        json.put("importSeconds", rounded(imported.seconds));
        json.put("rowsPerSecond", rounded(rows));
        json.put("searches", played);
        json.put("found", found.sum());
        json.put("notFound", notFound.sum());
        json.put("failed", failed.sum());
        json.put("perSecond", rounded(perSecond));
        json.put("p50Ms", rounded(ms(50)));
        json.put("p90Ms", rounded(ms(90)));
        json.put("p99Ms", rounded(ms(99)));
        json.put("maxMs", rounded(ms(100)));
        json.put("seconds", rounded(seconds));
        json.put("clients", clients);
        json.put("seed", seed);
        out.println(JSON.writeValueAsString(json));
        out.flush();
        return clean;
    }

    private double ms(double percentile) {
        return latency.getTotalCount() == 0 ? 0 : latency.getValueAtPercentile(percentile) / 1_000.0;
    }

    private static void line(PrintWriter out, String name, String format, Object... values) {
        out.println(String.format(Locale.ROOT, "%-12s", name)
                .concat(String.format(Locale.ROOT, format, values))
                .stripTrailing());
    }

    private static double rounded(double value) {
        return Math.round(value * 1_000) / 1_000.0;
    }
}
