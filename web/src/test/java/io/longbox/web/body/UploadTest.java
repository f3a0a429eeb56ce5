package io.longbox.web.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.longbox.web.ApiTest;
import io.longbox.web.problem.ProblemException;
import io.longbox.web.problem.ProblemKind;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

class UploadTest extends ApiTest {

    private static final String BOUNDARY = "----------a";

    @LocalServerPort
    private int port;

    @Autowired
    private UploadLimits limits;

    @Autowired
    private JdbcTemplate jdbc;

    @BeforeEach
    void no_keys() {
        jdbc.update("DELETE FROM web.idempotency_key");
        UploadController.TAKEN.clear();
    }

    @AfterEach
    void nothing_is_left_on_disk() {
        Awaitility.await().untilAsserted(() -> assertThat(left()).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "image/png",
                "image/x-unheard-of",
                "application/zip",
                "application/x-cbz",
                "application/vnd.comicbook+zip",
                "text/csv;charset=utf-8",
                "application/octet-stream"
            })
    void a_body_that_is_a_file_reaches_the_controller(String type) {
        assertThat(upload(type, "content")).hasStatusOk().bodyText().isEqualTo("7 null content");
    }

    @Test
    void a_body_of_no_type_is_a_file() throws IOException {
        String answer = send(
                "PUT /test/uploads HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 7\r\n\r\n" + "content");

        assertThat(answer).startsWith("HTTP/1.1 200").endsWith("7 null content");
    }

    @Test
    void a_chunked_body_is_a_file_too() throws IOException {
        String answer = send("PUT /test/uploads HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: image/png\r\n"
                + "Transfer-Encoding: chunked\r\n\r\n4\r\ncont\r\n3\r\nent\r\n0\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 200").endsWith("7 null content");
    }

    @Test
    void the_file_of_a_form_is_the_upload() throws IOException {
        String form =
                part("name=\"title\"", "Little Nemo") + part("name=\"f\"; filename=\"one.cbz\"", "content") + end();

        assertThat(sendForm(form, "")).startsWith("HTTP/1.1 200").endsWith("7 one.cbz content");
    }

    @Test
    void of_two_files_none_is_taken() throws IOException {
        String form = part("name=\"f\"; filename=\"one.cbz\"", "content")
                + part("name=\"g\"; filename=\"two.cbz\"", "other")
                + end();

        assertThat(sendForm(form, "")).startsWith("HTTP/1.1 400").contains("more than one file");
    }

    @Test
    void a_parameter_is_found_beside_a_form() throws IOException {
        String form = part("name=\"f\"; filename=\"one.cbz\"", "content") + end();

        assertThat(sendForm("?user=x", form, "", BOUNDARY))
                .startsWith("HTTP/1.1 200")
                .endsWith("7 one.cbz content");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "null",
            value = {
                "one.cbz | one.cbz",
                "../../etc/passwd | passwd",
                "/etc/passwd | passwd",
                "C:\\comics\\one.cbz | one.cbz",
                ".. | null",
                "a/ | null",
                "' ' | null",
                "\u202Egpj.exe | gpj.exe",
                "null | null"
            })
    void a_name_is_never_a_path(String told, String kept) {
        assertThat(SpooledBody.lastName(told)).isEqualTo(kept);
    }

    @Test
    void a_name_has_no_control_characters_and_is_cut() {
        assertThat(SpooledBody.lastName("a\u0000\r\nb.png")).isEqualTo("ab.png");
        assertThat(SpooledBody.lastName("\uD83D\uDC36".repeat(300))).isEqualTo("\uD83D\uDC36".repeat(255));
    }

    @Test
    void a_form_without_a_file_is_refused() throws IOException {
        assertProblem(sendForm(part("name=\"title\"", "Nemo") + end(), ""), 400, "bad-request", "has no file");
    }

    @Test
    void a_form_that_breaks_off_after_its_file_is_refused() throws IOException {
        String form = part("name=\"f\"; filename=\"one.cbz\"", "content") + part("name=\"g\"", "x");

        assertProblem(sendForm(form, ""), 400, "bad-request", "form could not be read");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "------------a", "------------a\r\n\r\n", "------------a--"})
    void a_form_that_is_none_is_refused(String body) throws IOException {
        assertThat(sendForm(body, "")).startsWith("HTTP/1.1 400").contains("application/problem+json");
    }

    @Test
    void a_form_of_very_many_parts_is_refused() throws IOException {
        String form = part("name=\"a\"", "x").repeat(21) + end();

        assertProblem(sendForm(form, ""), 400, "bad-request", "more than 20 parts");
    }

    @Test
    void a_form_whose_parts_have_endless_headers_is_refused() throws IOException {
        String form = part("name=\"a\"; filename=\"" + "x".repeat(20_000) + "\"", "x") + end();

        assertProblem(sendForm(form, ""), 400, "bad-request", "form could not be read");
    }

    @Test
    void a_form_without_a_boundary_is_refused() {
        assertProblem(upload("multipart/form-data", "x"), 400, "bad-request", "form could not be read");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "text/plain", "application/x-www-form-urlencoded", "multipart/mixed"})
    void what_is_no_file_is_not_taken_for_one(String type) {
        assertProblem(upload(type, "{}"), 415, "unsupported-media-type", "multipart/form-data or image/*");
    }

    @Test
    void a_large_file_that_is_sent_as_a_form_of_old_is_told_why_it_is_refused() {
        assertProblem(
                upload("application/x-www-form-urlencoded", "x".repeat(20_000)),
                415,
                "unsupported-media-type",
                "must say what it is");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/zip", "multipart/form-data; boundary=" + BOUNDARY, "application/octet-stream"})
    void a_file_where_json_is_wanted_is_not_even_read(String type) {
        assertProblem(
                mvc.post()
                        .uri("/api/users")
                        .header("Content-Type", type)
                        .content("x")
                        .exchange(),
                415,
                "unsupported-media-type",
                "application/json");
    }

    @Test
    void no_body_at_all_is_refused() {
        assertProblem(mvc.put().uri("/test/uploads").exchange(), 400, "bad-request", "file is required");
        assertProblem(upload("image/png", ""), 400, "bad-request", "file is required");
    }

    @Test
    void an_upload_beyond_the_limit_is_refused_before_it_is_read() throws IOException {
        try (Socket socket = new Socket("localhost", port)) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream()
                    .write(("PUT /test/uploads HTTP/1.1\r\nHost: x\r\nContent-Type: image/png\r\n"
                                    + "Content-Length: 1048577\r\n\r\n")
                            .getBytes(StandardCharsets.ISO_8859_1));
            StringBuilder answer = new StringBuilder();
            while (answer.indexOf("}") < 0) {
                answer.append((char) socket.getInputStream().read());
            }
            assertProblem(answer.toString(), 413, "body-too-large", "1048576 bytes");
        }
    }

    @Test
    void an_upload_beyond_the_limit_is_refused_whatever_it_announces() throws IOException {
        String chunk = "10000\r\n" + "x".repeat(0x10000) + "\r\n";
        String head = "PUT /test/uploads HTTP/1.1\r\nHost: x\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n";

        assertProblem(
                send(head + "Content-Type: image/png\r\n\r\n" + chunk.repeat(17) + "0\r\n\r\n"),
                413,
                "body-too-large",
                "1048576 bytes");
        String part = part("name=\"f\"; filename=\"a\"", "");
        assertProblem(
                send(head + "Content-Type: multipart/form-data; boundary=" + BOUNDARY + "\r\n\r\n"
                        + Integer.toHexString(part.length()) + "\r\n" + part + "\r\n" + chunk.repeat(17)
                        + "0\r\n\r\n"),
                413,
                "body-too-large",
                "1048576 bytes");
    }

    @Test
    void an_upload_at_the_limit_is_taken() {
        assertThat(upload("image/png", "x".repeat(1_048_576)))
                .hasStatusOk()
                .bodyText()
                .startsWith("1048576 null");
    }

    @Test
    void a_client_that_breaks_off_leaves_nothing() throws IOException {
        try (Socket socket = new Socket("localhost", port)) {
            OutputStream out = socket.getOutputStream();
            out.write(("PUT /test/uploads HTTP/1.1\r\nHost: x\r\nContent-Type: image/png\r\nContent-Length: 100000\r\n"
                            + "\r\n" + "x".repeat(70_000))
                    .getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            Awaitility.await().untilAsserted(() -> assertThat(left()).hasSize(1));
            socket.shutdownOutput();
            assertProblem(read(socket), 400, "bad-request", "");
        }
        assertThat(UploadController.TAKEN).isEmpty();
    }

    @Test
    void a_repeat_under_a_key_is_known_by_the_content_of_the_file() throws IOException {
        String keyed = "Idempotency-Key: upload\r\n";
        String first = part("name=\"f\"; filename=\"one.cbz\"", "content") + end();

        assertThat(sendForm(first, keyed)).startsWith("HTTP/1.1 200").endsWith("7 one.cbz content");
        assertThat(sendForm(first.replace(BOUNDARY, "other"), keyed, "other"))
                .startsWith("HTTP/1.1 200")
                .contains("Idempotent-Replay: true")
                .endsWith("7 one.cbz content");
        assertProblem(
                sendForm(first.replace("content", "CONTENT"), keyed), 422, "idempotency-key-reused", "different body");
        assertThat(UploadController.TAKEN).hasSize(1);
    }

    @Test
    void an_upload_under_a_key_that_cannot_be_read_claims_nothing() throws IOException {
        String form = part("name=\"f\"; filename=\"one.cbz\"", "content");

        assertProblem(sendForm(form, "Idempotency-Key: broken\r\n"), 400, "bad-request", "form could not be read");
        assertThat(sendForm(form + end(), "Idempotency-Key: broken\r\n")).startsWith("HTTP/1.1 200");
    }

    @Test
    void a_full_disk_is_no_fault_of_the_callers(@TempDir Path directory) throws IOException {
        Path blocked = Files.createFile(directory.resolve("blocked"));
        MockHttpServletRequest request = new MockHttpServletRequest("PUT", "/test/uploads");
        request.setContent(new byte[] {1});
        SpooledBody body = SpooledBody.attach(request, new UploadLimits(10, blocked.resolve("below")));

        assertThatThrownBy(body::upload)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.kind()).isEqualTo(ProblemKind.UNAVAILABLE))
                .hasMessageContaining("no room");
        body.delete();
    }

    @Test
    void a_large_body_passes_in_small_pieces(@TempDir Path directory) throws Exception {
        long size = 64L << 20;
        Counting content = new Counting(size);
        MockHttpServletRequest request = new MockHttpServletRequest("PUT", "/test/uploads") {
            @Override
            public ServletInputStream getInputStream() {
                return content;
            }
        };
        SpooledBody body = SpooledBody.attach(request, new UploadLimits(size, directory));

        Upload upload = body.upload();

        assertThat(upload.size()).isEqualTo(size).isEqualTo(Files.size(upload.file()));
        assertThat(content.largest).isLessThanOrEqualTo(64 * 1024);
        MessageDigest sha = MessageDigest.getInstance("SHA-256");
        try (InputStream stored = Files.newInputStream(upload.file())) {
            stored.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), sha));
        }
        assertThat(HexFormat.of().formatHex(body.digest()))
                .isEqualTo(HexFormat.of().formatHex(sha.digest()));
        body.delete();
        assertThat(upload.file()).doesNotExist();
    }

    private MvcTestResult upload(String type, String content) {
        return mvc.put()
                .uri("/test/uploads")
                .header("Content-Type", type)
                .content(content)
                .exchange();
    }

    private List<Path> left() throws IOException {
        if (!Files.exists(limits.directory())) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(limits.directory())) {
            return files.toList();
        }
    }

    private static String part(String disposition, String content) {
        return "--" + BOUNDARY + "\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n" + content + "\r\n";
    }

    private static String end() {
        return "--" + BOUNDARY + "--\r\n";
    }

    private String sendForm(String form, String headers) throws IOException {
        return sendForm(form, headers, BOUNDARY);
    }

    private String sendForm(String form, String headers, String boundary) throws IOException {
        return sendForm("", form, headers, boundary);
    }

    private String sendForm(String query, String form, String headers, String boundary) throws IOException {
        return send("POST /api/test-uploads" + query + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
                + "Content-Type: multipart/form-data; boundary=" + boundary + "\r\n" + headers + "Content-Length: "
                + form.length() + "\r\n\r\n" + form);
    }

    private String send(String request) throws IOException {
        try (Socket socket = new Socket("localhost", port)) {
            socket.setSoTimeout(5_000);
            OutputStream out = socket.getOutputStream();
            out.write(request.getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            return read(socket);
        }
    }

    private static String read(Socket socket) throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static void assertProblem(String answer, int status, String kind, String detail) {
        assertThat(answer)
                .startsWith("HTTP/1.1 " + status)
                .contains("Content-Type: application/problem+json", "\"type\":\"/problems/" + kind + "\"", detail);
    }

    /** Bytes that nobody holds. */
    private static final class Counting extends ServletInputStream {

        private long left;
        private int largest;

        Counting(long size) {
            this.left = size;
        }

        @Override
        public int read() {
            return left-- > 0 ? 7 : -1;
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            if (left == 0) {
                return -1;
            }
            largest = Math.max(largest, length);
            int read = (int) Math.min(left, length);
            Arrays.fill(target, offset, offset + read, (byte) left);
            left -= read;
            return read;
        }

        @Override
        public boolean isFinished() {
            return left == 0;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new UnsupportedOperationException();
        }
    }
}
