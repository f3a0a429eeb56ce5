package io.longbox.benchmarks.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.longbox.benchmarks.report.Latencies;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LoadGeneratorTest {

    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

    @Test
    void every_request_gets_its_own_answer() throws IOException {
        try (LittleServer server = new LittleServer((path, out) -> LittleServer.send(
                        out, "HTTP/1.1 200 OK\r\nContent-Length: " + path.length() + "\r\n\r\n" + path));
                LoadGenerator generator = new LoadGenerator(server.address(), 4)) {
            Kept kept = new Kept(server);

            generator.run(new Pace.Closed(4, 200, 60), kept);

            assertThat(kept.bodies).hasSize(200);
            kept.bodies.forEach(body -> assertThat(body.split(" ")[1]).isEqualTo("/" + body.split(" ")[0]));
            assertThat(server.connections()).isEqualTo(4);
        }
    }

    @Test
    void an_answer_that_comes_in_pieces_and_chunks_is_put_together() throws IOException {
        String answer = "HTTP/1.1 201 \r\nTransfer-Encoding: chunked\r\n\r\n2\r\nin\r\n5\r\n cart\r\n0\r\n\r\n";
        try (LittleServer server = new LittleServer((path, out) -> {
                    for (int i = 0; i < answer.length(); i++) {
                        LittleServer.send(out, answer.substring(i, i + 1));
                    }
                });
                LoadGenerator generator = new LoadGenerator(server.address(), 1)) {
            Kept kept = new Kept(server);

            generator.run(new Pace.Closed(1, 20, 60), kept);

            assertThat(kept.failures).isEmpty();
            assertThat(kept.bodies).hasSize(20).allMatch(body -> body.endsWith(" in cart"));
        }
    }

    @Test
    void a_connection_that_the_server_closes_is_replaced() throws IOException {
        try (LittleServer server = new LittleServer((path, out) -> {
                    LittleServer.send(out, "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 2\r\n\r\nok");
                    out.close();
                });
                LoadGenerator generator = new LoadGenerator(server.address(), 1)) {
            Kept kept = new Kept(server);

            generator.run(new Pace.Closed(1, 5, 60), kept);

            assertThat(kept.failures).isEmpty();
            assertThat(kept.bodies).hasSize(5);
            assertThat(server.connections()).isEqualTo(5);
        }
    }

    @Test
    void a_request_whose_connection_breaks_has_failed() throws IOException {
        try (LittleServer server = new LittleServer((path, out) -> {
                    if (path.equals("/2")) {
                        LittleServer.send(out, "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nand then");
                        out.close();
                    } else {
                        LittleServer.send(out, OK);
                    }
                });
                LoadGenerator generator = new LoadGenerator(server.address(), 1)) {
            Kept kept = new Kept(server);

            generator.run(new Pace.Closed(1, 5, 60), kept);

            assertThat(kept.failures).hasSize(1);
            assertThat(kept.bodies).hasSize(4);
        }
    }

    @Test
    void a_server_that_stalls_is_late_for_all_who_were_due_meanwhile() throws IOException {
        AtomicInteger asked = new AtomicInteger();
        CountDownLatch never = new CountDownLatch(1);
        try (LittleServer server = new LittleServer((path, out) -> {
                    if (asked.incrementAndGet() == 10) {
                        stall(never);
                    }
                    LittleServer.send(out, OK);
                });
                LoadGenerator generator = new LoadGenerator(server.address(), 1)) {
            Kept kept = new Kept(server);

            generator.run(new Pace.Open(200, 1), kept);

            assertThat(kept.bodies).hasSize(200);
            // Half a second without answers: about a hundred requests were due in it, a quarter second late on average.
            assertThat(kept.latencies.maxMillis()).isGreaterThan(450);
            assertThat(kept.latencies.millis(75)).isGreaterThan(100);
        }
    }

    private static void stall(CountDownLatch never) {
        try {
            never.await(500, TimeUnit.MILLISECONDS);
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    /** Asks for paths by their number, and keeps what comes. */
    private static final class Kept implements Exchange {

        private final Requests requests;
        private final List<String> bodies = new ArrayList<>();
        private final List<String> failures = new ArrayList<>();
        private final Latencies latencies = new Latencies();

        Kept(LittleServer server) {
            this.requests = new Requests(server.address());
        }

        @Override
        public byte[] request(int number) {
            return requests.get("/" + number);
        }

        @Override
        public void answered(int number, Answer answer, long nanos, boolean inTime) {
            bodies.add(number + " " + answer.text());
            latencies.add(nanos);
        }

        @Override
        public void failed(int number, String why) {
            failures.add(why);
        }
    }
}
