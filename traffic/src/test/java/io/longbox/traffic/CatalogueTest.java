package io.longbox.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole program against a store of the test's own, which knows four books. */
class CatalogueTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final List<String> TITLES =
            List.of("The Tin Moon, Vol. 1", "Sjörövaren", "He said \"Wait\"", "Nobody Wants It");

    @TempDir
    private Path folder;

    private Path catalogue;
    private HttpServer server;
    private ExecutorService workers;
    private final List<String> uploads = new CopyOnWriteArrayList<>();
    private final List<String> searches = new CopyOnWriteArrayList<>();
    private final AtomicInteger looks = new AtomicInteger();
    private final AtomicInteger turnedAway = new AtomicInteger();
    private volatile String end = "DONE";
    private volatile int failedRows;
    private volatile boolean busy;
    private volatile boolean searchesFail;
    private volatile boolean findsNothing;
    private volatile boolean stalls;

    private record Run(int exit, String out, String err) {

        JsonNode json() {
            return JSON.readTree(out.strip().lines().reduce("", (one, other) -> other));
        }

        long number(String field) {
            assertThat(json().path(field).isNumber()).as(field + " in " + out).isTrue();
            return json().path(field).asLong();
        }
    }

    @BeforeEach
    void start() throws IOException {
        catalogue = folder.resolve("catalogue.csv");
        Files.writeString(catalogue, """
                product_id,title,authors,year,isbn,language,average_rating,ratings_count
                1,"The Tin Moon, Vol. 1","Ada Quill, Ben Ink",1931,12345678,eng,4.1,10
                2,Sjörövaren,Åsa Blyerts,-12,,,4.0,5
                3,"He said ""Wait""\",,,043965548X,en-US,3.9,2
                4,Nobody Wants It,Cy Fur,1940,1234567890123,eng,1.0,1
                """);
        workers = Executors.newCachedThreadPool();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
        server.createContext("/", this::handle);
        server.setExecutor(workers);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        workers.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String query = String.valueOf(exchange.getRequestURI().getRawQuery());
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (busy && turnedAway.getAndIncrement() % 2 == 1) {
            answer(exchange, 503, Map.of("title", "Temporarily unavailable"));
        } else if (path.equals("/api/products/imports")) {
            assertThat(exchange.getRequestHeaders().getFirst("Content-Type")).isEqualTo("text/csv");
            assertThat(exchange.getRequestHeaders().getFirst("Idempotency-Key")).isNotBlank();
            uploads.add(body);
            answer(exchange, 202, state("WAITING", 0));
        } else if (path.equals("/api/products/imports/run-1")) {
            boolean done = !stalls && looks.incrementAndGet() > 2;
            answer(exchange, 200, state(done ? end : "RUNNING", done ? 4 : stalls ? 0 : looks.get()));
        } else if (query.startsWith("q=")) {
            searches.add(query);
            answer(exchange, searchesFail ? 400 : 200, found(query));
        } else {
            answer(exchange, 200, Map.of("items", List.of(), "total", looks.get() > 2 ? 9 + 4 - failedRows : 9));
        }
    }

    private Map<String, Object> state(String status, int handled) {
        return Map.of(
                "id",
                "run-1",
                "status",
                status,
                "rows",
                Map.of("total", 4, "handled", handled),
                "created",
                handled == 4 ? 4 - failedRows : 0,
                "updated",
                0,
                "unchanged",
                0,
                "failed",
                handled == 4 ? failedRows : 0);
    }

    private Map<String, Object> found(String query) {
        Map<String, String> parameters = new HashMap<>();
        for (String parameter : query.split("&")) {
            String[] parts = parameter.split("=", 2);
            parameters.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        List<String> words =
                Arrays.asList(parameters.get("q").toLowerCase(Locale.ROOT).split(" "));
        List<Map<String, Object>> items = new ArrayList<>();
        for (String title : TITLES) {
            // A word of the author is enough to tell these books apart, so any word will do.
            if (!findsNothing && words.stream().anyMatch(title.toLowerCase(Locale.ROOT)::contains)) {
                items.add(Map.of("title", title));
            }
        }
        return Map.of("items", items, "total", items.size());
    }

    private static void answer(HttpExchange exchange, int status, Map<String, ?> body) throws IOException {
        byte[] bytes = JSON.writeValueAsBytes(body);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private Run play(String... more) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Map<String, String> options = new LinkedHashMap<>();
        options.put("--url", "http://localhost:" + server.getAddress().getPort());
        options.put("--catalogue", catalogue.toString());
        options.put("--searches", "60");
        options.put("--clients", "4");
        options.put("--seed", "5");
        for (int i = 0; i < more.length; i += 2) {
            options.put(more[i], more[i + 1]);
        }
        List<String> arguments = new ArrayList<>(List.of("catalogue"));
        options.forEach((option, value) -> arguments.addAll(List.of(option, value)));
        int exit = Traffic.run(new PrintWriter(out), new PrintWriter(err), arguments.toArray(String[]::new));
        return new Run(exit, out.toString(), err.toString());
    }

    @Test
    void a_catalogue_is_uploaded_as_it_is_and_its_books_are_found() throws IOException {
        Run run = play();

        assertThat(run.exit()).as(run.out() + run.err()).isEqualTo(Traffic.KEPT);
        assertThat(uploads).containsExactly(Files.readString(catalogue));
        assertThat(run.number("rows")).isEqualTo(4);
        assertThat(run.number("created")).isEqualTo(4);
        assertThat(run.number("searches")).isEqualTo(60);
        assertThat(run.number("found")).isEqualTo(60);
        assertThat(run.number("failed")).isZero();
        assertThat(run.json().path("p99Ms").asDouble()).isPositive();
        assertThat(run.json().path("rowsPerSecond").asDouble()).isPositive();
        assertThat(searches).hasSize(60).allSatisfy(query -> assertThat(query).endsWith("limit=10"));
        assertThat(searches)
                .anySatisfy(query -> assertThat(query).contains("yearFrom=1930"))
                .anySatisfy(query -> assertThat(query).contains("author=Ada+Quill"));
    }

    @Test
    void the_same_seed_plays_the_same_searches() {
        play();
        List<String> first = searches.stream().sorted().toList();
        searches.clear();
        looks.set(0);

        play();

        assertThat(searches.stream().sorted().toList()).isEqualTo(first);
    }

    @Test
    void a_store_that_is_busy_is_asked_again() {
        busy = true;

        Run run = play("--searches", "10");

        assertThat(run.exit()).as(run.out() + run.err()).isEqualTo(Traffic.KEPT);
        assertThat(uploads).hasSize(1);
    }

    @Test
    void what_is_not_found_is_counted_and_no_failure() {
        findsNothing = true;

        Run run = play();

        assertThat(run.exit()).isEqualTo(Traffic.KEPT);
        assertThat(run.number("notFound")).isEqualTo(60);
    }

    @Test
    void a_search_that_is_refused_is_a_failure() {
        searchesFail = true;

        Run run = play();

        assertThat(run.exit()).isEqualTo(Traffic.BROKEN);
        assertThat(run.number("failed")).isEqualTo(60);
        assertThat(run.out()).contains("60 failed: HTTP 400");
    }

    @Test
    void a_row_that_is_not_taken_is_a_failure() {
        failedRows = 1;

        Run run = play();

        assertThat(run.exit()).isEqualTo(Traffic.BROKEN);
        assertThat(run.number("failedRows")).isEqualTo(1);
    }

    @Test
    void an_import_that_ends_otherwise_is_a_failure_and_nothing_is_searched() {
        end = "CANCELLED";

        Run run = play();

        assertThat(run.exit()).isEqualTo(Traffic.BROKEN);
        assertThat(run.out()).contains("the import ended as CANCELLED");
        assertThat(run.number("searches")).isZero();
    }

    @Test
    void an_import_that_does_not_go_on_is_a_failure() {
        stalls = true;

        Run run = play("--patience", "1");

        assertThat(run.exit()).isEqualTo(Traffic.BROKEN);
        assertThat(run.out()).contains("does not go on");
    }

    @Test
    void without_a_store_or_a_file_nothing_is_played() {
        Run fileless = play("--catalogue", folder.resolve("none.csv").toString());
        assertThat(fileless.exit()).isEqualTo(Traffic.UNUSABLE);
        assertThat(fileless.err()).contains("there is no file");
        server.stop(0);
        Run storeless = play();
        assertThat(storeless.exit()).isEqualTo(Traffic.UNUSABLE);
        assertThat(storeless.err()).contains("cannot reach a store");
    }
}
