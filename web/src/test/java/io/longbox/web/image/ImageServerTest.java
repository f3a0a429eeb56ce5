package io.longbox.web.image;

import static io.longbox.web.Fixtures.DETAILS;
import static io.longbox.web.Fixtures.NOW;
import static io.longbox.web.Fixtures.PRODUCT;
import static io.longbox.web.Fixtures.PRODUCT_PATH;
import static org.assertj.core.api.Assertions.assertThat;

import io.longbox.api.catalog.Cover;
import io.longbox.api.catalog.FindProduct;
import io.longbox.api.catalog.ProductKind;
import io.longbox.api.catalog.ProductStatus;
import io.longbox.api.catalog.ProductView;
import io.longbox.api.media.StoredImage;
import io.longbox.web.ApiTest;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** As browsers and proxies ask for images; a cover stands for all of them. */
class ImageServerTest extends ApiTest {

    private static final String PATH = PRODUCT_PATH + "/cover";
    private static final String CONTENT = "0123456789";

    @LocalServerPort
    private int port;

    private String etag;

    @BeforeEach
    void an_image_of_ten_bytes() {
        shown(media.image(CONTENT));
    }

    private void shown(StoredImage image) {
        etag = "\"" + image.hash() + "\"";
        store.answer(
                FindProduct.class,
                find -> new ProductView(
                        PRODUCT,
                        ProductKind.COMIC,
                        DETAILS,
                        new Cover(image, image, image),
                        ProductStatus.ON_SALE,
                        NOW,
                        2));
    }

    @Test
    void an_image_comes_whole() {
        assertThat(get(PATH))
                .hasStatusOk()
                .hasHeader("ETag", etag)
                .hasHeader("Content-Length", "10")
                .hasHeader("Accept-Ranges", "bytes")
                .hasHeader("X-Content-Type-Options", "nosniff")
                .bodyText()
                .isEqualTo(CONTENT);
    }

    @Test
    void who_only_asks_about_it_gets_no_content() throws IOException {
        String answer = send("HEAD", "");

        assertThat(answer)
                .startsWith("HTTP/1.1 200")
                .contains("Content-Length: 10\r\n", "ETag: " + etag, "Content-Type: image/png")
                .endsWith("\r\n\r\n");
        assertThat(send("HEAD", "Range: bytes=0-1\r\n"))
                .startsWith("HTTP/1.1 200")
                .contains("Content-Length: 10\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s", "W/%s", "*", "\"other\", %s", "\"other\",W/%s"})
    void who_has_it_is_told_so(String ifNoneMatch) {
        MvcTestResult answer = get("If-None-Match", ifNoneMatch.formatted(etag));

        assertThat(answer)
                .hasStatus(304)
                .hasHeader("ETag", etag)
                .hasHeader("Cache-Control", "no-cache")
                .bodyText()
                .isEmpty();
    }

    @Test
    void who_has_it_is_told_so_even_where_the_content_is_lost() {
        media.reset();

        assertThat(get("If-None-Match", etag)).hasStatus(304);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"other\"", "nonsense", ""})
    void who_has_another_one_gets_it(String ifNoneMatch) {
        assertThat(get("If-None-Match", ifNoneMatch)).hasStatusOk().bodyText().isEqualTo(CONTENT);
    }

    @Test
    void who_wants_what_is_no_more_is_told_so() {
        assertProblem(get("If-Match", "\"other\""), 412, "stale-version", "If-Match");
        assertThat(get("If-Match", etag)).hasStatusOk();
    }

    @ParameterizedTest
    @CsvSource({
        "bytes=0-0, 0, 0-0",
        "bytes=2-4, 234, 2-4",
        "bytes=7-, 789, 7-9",
        "bytes=-3, 789, 7-9",
        "bytes=-20, 0123456789, 0-9",
        "bytes=5-5000000000, 56789, 5-9",
        "bytes= 2-4, 234, 2-4",
        "'bytes=2-4,20-30', 234, 2-4"
    })
    void a_part_is_served(String range, String content, String shown) {
        assertThat(get("Range", range))
                .hasStatus(206)
                .hasHeader("Content-Type", "image/png")
                .hasHeader("Content-Range", "bytes " + shown + "/10")
                .hasHeader("Content-Length", Integer.toString(content.length()))
                .hasHeader("ETag", etag)
                .bodyText()
                .isEqualTo(content);
    }

    @Test
    void several_parts_are_served_in_one() throws IOException {
        String answer = send("GET", "Range: bytes=0-1,4-5,-1\r\n");

        assertThat(answer).startsWith("HTTP/1.1 206").contains("Content-Type: multipart/byteranges; boundary=");
        String boundary = answer.replaceFirst("(?s).*boundary=\"?([^\"\r]+).*", "$1");
        String body = answer.substring(answer.indexOf("\r\n\r\n") + 4);
        assertThat(answer).contains("Content-Length: " + body.length() + "\r\n");
        String head = "\r\n--" + boundary + "\r\nContent-Type: image/png\r\nContent-Range: bytes ";
        assertThat(body)
                .isEqualTo(head + "0-1/10\r\n\r\n01" + head + "4-5/10\r\n\r\n45" + head + "9-9/10\r\n\r\n9\r\n--"
                        + boundary + "--\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=10-", "bytes=10-20", "bytes=-0", "bytes=100-200,300-"})
    void parts_that_are_not_there_are_refused(String range) {
        MvcTestResult answer = get("Range", range);

        assertProblem(answer, 416, "range-not-satisfiable", "10 bytes");
        assertThat(answer)
                .hasHeader("Content-Range", "bytes */10")
                .doesNotContainHeader("ETag")
                .doesNotContainHeader("Cache-Control")
                .doesNotContainHeader("Content-Disposition");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lines=1-2",
                "bytes=",
                "bytes=a-b",
                "bytes=5-2",
                "bytes=--1",
                "bytes=99999999999999999999-",
                "nonsense",
                // More than all of it.
                "bytes=0-9,0-9",
                "bytes=0-,1-,2-,3-"
            })
    void parts_that_make_no_sense_are_not_heeded(String range) {
        assertThat(get("Range", range)).hasStatusOk().bodyText().isEqualTo(CONTENT);
    }

    @Test
    void very_many_parts_are_not_heeded() {
        assertThat(get("Range", "bytes=0-0" + ",1-1".repeat(200)))
                .hasStatusOk()
                .bodyText()
                .isEqualTo(CONTENT);
    }

    @Test
    void a_part_counts_for_the_state_it_was_begun_with() {
        assertThat(ranged(etag)).hasStatus(206).bodyText().isEqualTo("23");
        assertThat(ranged("\"other\"")).hasStatusOk().bodyText().isEqualTo(CONTENT);
        assertThat(ranged("W/" + etag)).hasStatusOk().bodyText().isEqualTo(CONTENT);
        assertThat(ranged("Sun, 01 Mar 2026 10:00:00 GMT"))
                .hasStatusOk()
                .bodyText()
                .isEqualTo(CONTENT);
    }

    @Test
    void a_large_image_comes_as_it_is_and_in_parts() throws IOException {
        byte[] bytes = new byte[300_000];
        new Random(7).nextBytes(bytes);
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) ('a' + Math.floorMod(bytes[i], 26));
        }
        shown(media.image(bytes));
        String content = new String(bytes, StandardCharsets.US_ASCII);

        assertThat(send("GET", "")).endsWith("\r\n\r\n" + content);
        assertThat(send("GET", "Range: bytes=100000-249999\r\n"))
                .endsWith("\r\n\r\n" + content.substring(100_000, 250_000));
    }

    @Test
    void what_is_lost_is_a_problem_of_the_stores() {
        media.reset();

        MvcTestResult answer = get(PATH);
        assertProblem(answer, 503, "unavailable", "cannot be read");
        assertThat(answer).doesNotContainHeader("ETag").doesNotContainHeader("Cache-Control");
    }

    @Test
    void what_cannot_be_read_is_a_problem_of_the_stores() {
        media.readAtMost(0);

        MvcTestResult answer = get(PATH + "?v=" + etag.replace("\"", ""));
        assertProblem(answer, 503, "unavailable", "cannot be read");
        assertThat(answer).doesNotContainHeader("ETag").doesNotContainHeader("Cache-Control");
    }

    @Test
    void an_answer_that_cannot_be_finished_does_not_pass_for_whole() throws IOException {
        shown(media.image(new byte[300_000]));
        media.readAtMost(200_000);

        String answer = send("GET", "");

        assertThat(answer).startsWith("HTTP/1.1 200").contains("Content-Length: 300000");
        assertThat(answer.length()).isLessThan(300_000);
    }

    @Test
    void an_image_is_no_json() {
        assertProblem(mvc.get().uri(PATH).accept("application/json").exchange(), 406, "not-acceptable", "image/png");
        assertThat(mvc.get().uri(PATH).accept("image/avif", "image/webp", "*/*").exchange())
                .hasStatusOk();
    }

    private MvcTestResult ranged(String ifRange) {
        return mvc.get()
                .uri(PATH)
                .header("Range", "bytes=2-3")
                .header("If-Range", ifRange)
                .exchange();
    }

    private MvcTestResult get(String header, String value) {
        return mvc.get().uri(PATH).header(header, value).exchange();
    }

    private String send(String method, String headers) throws IOException {
        try (Socket socket = new Socket("localhost", port)) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream()
                    .write((method + " " + PATH + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n" + headers + "\r\n")
                            .getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }
}
