package io.longbox.app;

import static io.longbox.app.StoreProcesses.awaitUp;
import static io.longbox.app.StoreProcesses.freePort;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.notNullValue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A chapter of two hundred pages is uploaded, read page by page, and gone on with after the store was killed. The archive is
 * about as large as all the memory that the store may use for its objects: so it cannot hold more than pieces of it.
 */
class ReadingTest {

    private static final int PAGES = 200;
    private static final String MEMORY = "-Xmx192m";

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void a_long_chapter_is_uploaded_read_and_gone_on_with_after_the_store_was_killed(
            @TempDir Path data, @TempDir Path files) throws Exception {
        Path archive = files.resolve("chapter.cbz");
        List<String> hashes = write(archive);
        assertThat(Files.size(archive)).isGreaterThan(150L * 1024 * 1024);
        int port = freePort();
        StoreClient store = new StoreClient(port);
        try (StoreProcesses processes = new StoreProcesses(data, new File("target/reading.log"), MEMORY)) {
            Process first = processes.start(port);
            awaitUp(store);
            String reader = store.reader();
            String product = store.product(0);
            String chapter = store.post("/api/products/" + product + "/chapters", Map.of("title", "The Long Night"))
                    .then()
                    .statusCode(201)
                    .extract()
                    .path("id");

            HttpResponse<String> uploaded = http.send(
                    HttpRequest.newBuilder(uri(port, "/api/chapters/" + chapter + "/pages"))
                            .header("Content-Type", "application/vnd.comicbook+zip")
                            .POST(HttpRequest.BodyPublishers.ofFile(archive))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(uploaded.statusCode()).isEqualTo(201);

            for (int page = 1; page <= 120; page++) {
                assertThat(hashOfPage(port, chapter, page)).isEqualTo(hashes.get(page - 1));
            }
            store.request()
                    .body(Map.of("page", 120))
                    .put("/api/users/" + reader + "/reading/" + chapter)
                    .then()
                    .statusCode(200);
            first.destroyForcibly();
            first.onExit().join();

            processes.start(port);
            awaitUp(store);
            store.get("/api/users/" + reader + "/reading")
                    .then()
                    .statusCode(200)
                    .body("items.page", contains(120));
            for (int page = 121; page <= PAGES; page++) {
                assertThat(hashOfPage(port, chapter, page)).isEqualTo(hashes.get(page - 1));
            }
            store.request()
                    .body(Map.of("page", PAGES))
                    .put("/api/users/" + reader + "/reading/" + chapter)
                    .then()
                    .statusCode(200)
                    .body("finishedAt", notNullValue());
        }
    }

    private String hashOfPage(int port, String chapter, int page) throws Exception {
        HttpResponse<byte[]> answer = http.send(
                HttpRequest.newBuilder(uri(port, "/api/chapters/" + chapter + "/pages/" + page))
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("image/png");
        return hash(answer.body());
    }

    private static URI uri(int port, String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    /** Pages of noise, which no compression makes smaller, in no order; answers their hashes in the order of their numbers. */
    private static List<String> write(Path archive) throws IOException {
        List<String> hashes = new ArrayList<>(Collections.nCopies(PAGES, ""));
        List<Integer> order = new ArrayList<>();
        for (int page = 1; page <= PAGES; page++) {
            order.add(page);
        }
        Collections.shuffle(order, new Random(7));
        try (OutputStream out = Files.newOutputStream(archive);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("The Long Night/"));
            zip.putNextEntry(new ZipEntry("The Long Night/.hidden.png"));
            zip.putNextEntry(new ZipEntry("The Long Night/ComicInfo.xml"));
            zip.write("<ComicInfo/>".getBytes());
            for (int page : order) {
                byte[] png = noise(page);
                hashes.set(page - 1, hash(png));
                zip.putNextEntry(new ZipEntry("The Long Night/page " + page + ".png"));
                zip.write(png);
            }
        }
        return hashes;
    }

    private static byte[] noise(int page) throws IOException {
        Random random = new Random(page);
        BufferedImage image = new BufferedImage(520, 520, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                image.setRGB(x, y, random.nextInt());
            }
        }
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(image, "png", png);
        return png.toByteArray();
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (java.security.NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
