package io.longbox.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.longbox.api.user.FindUser;
import io.longbox.api.user.ListUsers;
import io.longbox.api.user.RegisterUser;
import io.longbox.api.user.UserPage;
import io.longbox.api.user.UserStatus;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What only a real server does: bodies of unannounced length, and requests that never reach a controller. */
class OverTheWireTest extends ApiTest {

    @LocalServerPort
    private int port;

    @BeforeEach
    void a_store() {
        store.answer(ListUsers.class, list -> new UserPage(List.of(), null));
        store.answer(RegisterUser.class, register -> 0L);
        store.answer(FindUser.class, find -> Fixtures.user(find.user(), UserStatus.ACTIVE, 0));
    }

    @Test
    void a_chunked_body_is_read() throws IOException {
        String answer = send(chunkedHead("") + chunk(Fixtures.USER_JSON) + "0\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 201").contains("Ada Lovelace");
    }

    @Test
    void a_chunked_body_beyond_the_limit_is_refused_whatever_it_announces() throws IOException {
        String answer = send(chunkedHead("") + chunk(" ".repeat(20_000)) + "0\r\n\r\n");

        assertProblem(answer, 413, "body-too-large");
        assertThat(store.sent()).isEmpty();
    }

    @Test
    void a_chunked_body_has_a_fingerprint_too() throws IOException {
        String keyed = chunkedHead("Idempotency-Key: chunked\r\n");
        send(keyed + chunk(Fixtures.USER_JSON) + "0\r\n\r\n");

        assertThat(send(keyed + chunk(Fixtures.USER_JSON) + "0\r\n\r\n"))
                .startsWith("HTTP/1.1 201")
                .contains("Idempotent-Replay: true");
        assertProblem(send(keyed + chunk("{}") + "0\r\n\r\n"), 422, "idempotency-key-reused");
        assertThat(store.sent()).hasSize(1);
    }

    @Test
    void a_body_whose_chunks_are_broken_is_refused() throws IOException {
        assertProblem(send(chunkedHead("") + "zz\r\n"), 400, "bad-request");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /api/users?limit=%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                "GET /api/<users> HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                "GET /api/%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                "GET /api/users%2f1 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                "GET /api/users%00 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                "GET /api/users HTTP/1.1\r\nConnection: close\r\n\r\n"
            })
    void a_request_that_cannot_be_read_is_a_problem_not_a_page(String request) throws IOException {
        String answer = send(request);

        assertProblem(answer, 400, null);
    }

    @Test
    void headers_beyond_all_measure_are_a_problem_not_a_page() throws IOException {
        String answer = send(
                "GET /api/users HTTP/1.1\r\nHost: x\r\nConnection: close\r\nX: " + "x".repeat(20_000) + "\r\n\r\n");

        assertProblem(answer, 400, null);
    }

    @Test
    void a_method_the_server_does_not_know_is_a_problem() throws IOException {
        assertProblem(
                send("TRACE /api/users HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"), 405, "method-not-allowed");
        assertProblem(
                send("BREW /api/users HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"), 405, "method-not-allowed");
    }

    @Test
    void an_unknown_address_is_a_problem() throws IOException {
        assertProblem(send("GET /nothing HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"), 404, "not-found");
    }

    private static void assertProblem(String answer, int status, String kind) {
        assertThat(answer)
                .startsWith("HTTP/1.1 " + status)
                .contains("Content-Type: application/problem+json")
                .contains("\"type\":\"/problems/" + (kind == null ? "" : kind + "\""))
                .contains("\"status\":" + status)
                .doesNotContain("<html", "Tomcat", "Exception");
    }

    private String send(String request) throws IOException {
        try (Socket socket = new Socket("localhost", port)) {
            socket.setSoTimeout(5_000);
            OutputStream out = socket.getOutputStream();
            out.write(request.getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String chunkedHead(String headers) {
        return "POST /api/users HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/json\r\n"
                + headers + "Transfer-Encoding: chunked\r\n\r\n";
    }

    private static String chunk(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        return Integer.toHexString(bytes.length) + "\r\n" + text + "\r\n";
    }
}
