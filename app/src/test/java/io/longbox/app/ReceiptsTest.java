package io.longbox.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.longbox.traffic.Traffic;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.json.JsonMapper;

/** What the store gives to a reader, a program that knows nothing of the store can check. */
@TestStore
class ReceiptsTest {

    @LocalServerPort
    private int port;

    @TempDir
    private Path directory;

    private Path receipt() throws Exception {
        StoreClient store = new StoreClient(port);
        String product = store.product(2);
        String owner = store.reader();
        store.add(owner, product, 2, "REJECT").then().statusCode(201);
        store.terms(product, "PT15M", null, "SKIP");
        store.join(store.reader(), product, 1);
        Object receipt = store.join(store.reader(), product, 1);
        store.join(store.reader(), product, 2);
        store.delete("/api/users/" + owner + "/cart/items/" + product).then().statusCode(204);
        String events = store.request()
                .accept("application/x-ndjson")
                .get("/api/audit/events?stream=stock-" + product)
                .then()
                .statusCode(200)
                .extract()
                .asString();
        Files.writeString(directory.resolve("events.ndjson"), events);
        return Files.writeString(
                directory.resolve("receipt.json"), JsonMapper.shared().writeValueAsString(receipt));
    }

    private record Verdict(int exit, String said) {}

    private Verdict verify(Path receipt, Path events) throws Exception {
        Path said = directory.resolve("said.txt");
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Traffic.class.getName(),
                        "verify-receipt",
                        "--receipt",
                        receipt.toString(),
                        "--events",
                        events.toString())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Verdict(process.exitValue(), Files.readString(said));
    }

    @Test
    void a_receipt_holds_against_the_export_and_does_not_once_history_is_rewritten() throws Exception {
        Path receipt = receipt();
        Path events = directory.resolve("events.ndjson");
        Verdict genuine = verify(receipt, events);
        assertThat(genuine.exit()).as(genuine.said()).isZero();

        List<String> lines = new ArrayList<>(Files.readAllLines(events));
        assertThat(lines.get(0)).contains("StockReceived");
        lines.set(0, lines.get(0).replace("\"quantity\":2", "\"quantity\":1"));
        Path rewritten = Files.write(directory.resolve("rewritten.ndjson"), lines);
        Verdict forged = verify(receipt, rewritten);
        assertThat(forged.exit()).as(forged.said()).isOne();
    }
}
