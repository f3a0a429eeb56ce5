package io.longbox.media.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.longbox.api.media.StoredImage;
import io.longbox.media.MediaRefusedException;
import io.longbox.media.MediaRefusedException.Reason;
import io.longbox.media.Samples;
import io.longbox.media.Settings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.Zip64Mode;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A zip of pages is taken as a whole, or refused as a whole. */
class ChapterTest {

    private static final byte[] PAGE = Samples.png(30, 40, 1);
    private static final byte[] NOTES = "not a page".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path folder;

    private final MemoryStore store = new MemoryStore();
    private final CheckedIntake intake = new CheckedIntake(
            store,
            Settings.of(Map.of(
                    "longbox.media.max-image", "100KB",
                    "longbox.media.max-archive", "3MB",
                    "longbox.media.max-pages", "30",
                    "longbox.media.max-pixels", "100000")));

    @Test
    void pages_come_in_the_order_in_which_a_person_counts() throws IOException {
        byte[] zip = Samples.zip(
                "page10.png", sized(10), "page2.png", sized(2), "Page1.PNG", sized(1), "page2b.png", sized(3));

        assertThat(widths(zip)).containsExactly(1, 2, 3, 10);
        assertThat(store.kept).hasSize(4);
    }

    @Test
    void folders_hidden_files_and_what_is_no_image_are_left_out() throws IOException {
        byte[] zip = Samples.zip(
                "chapter/", new byte[0],
                "chapter/2.png", sized(2),
                "chapter/.hidden.png", NOTES,
                ".git/3.png", NOTES,
                "__MACOSX/chapter/._2.png", NOTES,
                "chapter/Thumbs.db", NOTES,
                "ComicInfo.xml", NOTES,
                "./chapter/1.png", sized(1),
                "empty.txt", new byte[0]);

        assertThat(widths(zip)).containsExactlyInAnyOrder(1, 2);
    }

    @Test
    void a_page_is_told_by_its_content_whatever_its_name() throws IOException {
        assertThat(widths(Samples.zip("a.txt", Samples.jpeg(5, 5, 1), "b", sized(6), "c.png", Samples.WEBP_LOSSY)))
                .containsExactly(5, 6, 12);
    }

    @Test
    void the_same_picture_may_be_two_pages() throws IOException {
        assertThat(widths(Samples.zip("1.png", PAGE, "2.png", PAGE))).containsExactly(30, 30);
    }

    @Test
    void archives_are_read_however_they_were_written() throws IOException {
        // Sizes that follow the data; 64 bits; not compressed.
        ByteArrayOutputStream streamed = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(streamed)) {
            zip.putNextEntry(new ZipEntry("1.png"));
            zip.write(PAGE);
        }
        ByteArrayOutputStream large = new ByteArrayOutputStream();
        try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(large)) {
            zip.setUseZip64(Zip64Mode.Always);
            zip.setMethod(ZipEntry.STORED);
            ZipArchiveEntry entry = new ZipArchiveEntry("1.png");
            java.util.zip.CRC32 crc = new java.util.zip.CRC32();
            crc.update(PAGE);
            entry.setCrc(crc.getValue());
            entry.setSize(PAGE.length);
            zip.putArchiveEntry(entry);
            zip.write(PAGE);
            zip.closeArchiveEntry();
        }

        assertThat(widths(streamed.toByteArray())).containsExactly(30);
        assertThat(widths(large.toByteArray())).containsExactly(30);
    }

    @Test
    void what_is_no_zip_is_refused() {
        assertRefused(NOTES, Reason.UNSUPPORTED, "no zip archive");
        assertRefused(new byte[0], Reason.UNSUPPORTED, "no zip archive");
        assertRefused("Rar!\u001a\u0007".getBytes(StandardCharsets.ISO_8859_1), Reason.UNSUPPORTED, "no zip archive");
    }

    @Test
    void wherever_an_archive_is_cut_off_it_is_refused() {
        byte[] whole = Samples.zip("1.png", PAGE, "2.png", sized(20));
        for (int length = 4; length < whole.length; length += 97) {
            assertRefused(Arrays.copyOf(whole, length), Reason.INVALID, "The archive is damaged");
        }
    }

    @Test
    void wherever_a_page_is_damaged_in_the_archive_it_is_refused() {
        byte[] whole = Samples.zip("1.png", sized(1), "2.png", PAGE);
        int second = Samples.indexOf(whole, 30, 'P', 'K', 3, 4) + 40;
        for (int at = second; at < second + 2000; at += 131) {
            assertRefused(
                    Samples.patched(whole, at, whole[at] ^ 0x55), Reason.INVALID, "The file \"2.png\" is damaged");
        }
    }

    @Test
    void an_archive_without_an_image_is_refused() {
        assertRefused(Samples.zip("notes.txt", NOTES), Reason.INVALID, "has no image");
        assertRefused(Samples.zip("chapter/", new byte[0]), Reason.INVALID, "has no image");
        assertRefused(Samples.zip(), Reason.INVALID, "has no image");
    }

    @Test
    void one_damaged_page_has_all_refused_by_its_name() {
        assertRefused(
                Samples.zip("1.png", PAGE, "x/2.png", Arrays.copyOf(sized(20), 80)),
                Reason.INVALID,
                "The file \"x/2.png\" is damaged: it ends too early.");
        assertRefused(
                Samples.zip("1.png", PAGE, "2.jpg", NOTES),
                Reason.INVALID,
                "The file \"2.jpg\" is damaged: it is no PNG, JPEG, WebP or GIF.");
        assertRefused(Samples.zip("1.png", PAGE, "2.png", new byte[0]), Reason.INVALID, "The file \"2.png\"");
    }

    @Test
    void a_page_of_a_kind_that_is_not_taken_is_not_lost_without_a_word() {
        assertRefused(
                Samples.zip("1.png", PAGE, "2.avif", NOTES), Reason.UNSUPPORTED, "The file \"2.avif\" is of a kind");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../1.png",
                "a/../../1.png",
                "/etc/1.png",
                "..\\1.png",
                "a\\..\\..\\1.png",
                "C:/1.png",
                "c:1.png",
                "\\\\host\\1.png"
            })
    void a_path_that_leads_out_is_refused(String name) {
        assertRefused(Samples.zip("0.png", PAGE, name, PAGE), Reason.INVALID, "a path that leads out of the archive");
    }

    @Test
    void a_name_that_is_there_twice_is_refused() {
        assertRefused(
                Samples.zip("1.png", PAGE, "1.png", sized(2)), Reason.INVALID, "\"1.png\" is in the archive twice");
    }

    @Test
    void an_encrypted_page_is_refused() {
        byte[] zip = Samples.zip("1.png", PAGE, "2.png", sized(2));
        int directory = Samples.indexOf(zip, 0, 'P', 'K', 1, 2);

        assertRefused(
                Samples.patched(zip, directory + 8, zip[directory + 8] | 1),
                Reason.INVALID,
                "The file \"1.png\" is encrypted.");
    }

    @Test
    void a_page_that_is_packed_in_an_unknown_way_is_refused() {
        byte[] zip = Samples.zip("1.png", PAGE);
        int directory = Samples.indexOf(zip, 0, 'P', 'K', 1, 2);

        assertRefused(
                Samples.patched(zip, directory + 10, 99), Reason.UNSUPPORTED, "packed in a way that is not known");
    }

    @Test
    void a_zip_bomb_is_refused_by_what_it_says_of_itself() {
        byte[] zeros = new byte[2 * 1024 * 1024];

        assertRefused(
                Samples.zip("1.png", PAGE, "zeros.bin", zeros),
                Reason.INVALID,
                "The file \"zeros.bin\" is packed so tightly that it looks like a zip bomb.");
    }

    @Test
    void an_archive_in_an_archive_is_no_page_and_is_not_unpacked() throws IOException {
        byte[] nested = Samples.zip("zeros", Samples.zip("zeros", new byte[2 * 1024 * 1024]));

        assertThat(widths(Samples.zip("1.png", PAGE, "nested.zip", nested))).containsExactly(30);
    }

    @Test
    void a_page_that_is_larger_than_the_archive_says_is_refused() {
        byte[] zip = Samples.zip("1.png", PAGE);
        int directory = Samples.indexOf(zip, 0, 'P', 'K', 1, 2);

        assertRefused(
                Samples.patched(zip, directory + 24, 10, 0, 0, 0),
                Reason.INVALID,
                "The file \"1.png\" is larger than the archive says.");
        assertRefused(
                Samples.patched(zip, directory + 24, 0, 0, 1, 0),
                Reason.INVALID,
                "The file \"1.png\" is damaged in the archive.");
    }

    @Test
    void a_page_over_the_limit_of_images_is_refused() {
        byte[] large = Samples.png(200, 200, 1);

        assertRefused(Samples.zip("1.png", PAGE, "2.png", large), Reason.TOO_LARGE, "\"2.png\" is larger than 102400");
        assertRefused(
                Samples.zip("1.png", PAGE, "2.gif", Samples.blank(1001, 100)), Reason.TOO_LARGE, "1001 x 100 pixels");
    }

    @Test
    void an_archive_over_the_limits_is_refused() {
        byte[] noise = new byte[1024 * 1024];
        new java.util.Random(1).nextBytes(noise);
        Object[] many = IntStream.rangeClosed(1, 31)
                .boxed()
                .flatMap(n -> java.util.stream.Stream.<Object>of(n + ".png", PAGE))
                .toArray();
        Object[] verymany = IntStream.rangeClosed(1, 30_000)
                .boxed()
                .flatMap(n -> java.util.stream.Stream.<Object>of(n + ".txt", new byte[0]))
                .toArray();

        assertRefused(
                Samples.zip("1.png", PAGE, "a", noise, "b", noise, "c", noise),
                Reason.TOO_LARGE,
                "The archive is larger than 3145728 bytes when it is unpacked");
        assertRefused(Samples.zip(many), Reason.TOO_LARGE, "more than 30 files");
        assertRefused(Samples.zip(verymany), Reason.TOO_LARGE, "more than 30 files");
    }

    @Test
    void a_name_from_outside_is_shown_as_text() {
        assertRefused(Samples.zip("1\n\u0007.png", NOTES), Reason.INVALID, "The file \"1??.png\"");
    }

    private List<Integer> widths(byte[] zip) throws IOException {
        return intake.chapter(Samples.write(folder, "chapter.cbz", zip)).stream()
                .map(StoredImage::width)
                .toList();
    }

    private void assertRefused(byte[] zip, Reason reason, String why) {
        Path file = Samples.write(folder, "chapter.cbz", zip);

        assertThatThrownBy(() -> intake.chapter(file))
                .isInstanceOfSatisfying(
                        MediaRefusedException.class,
                        refused -> assertThat(refused.reason()).isEqualTo(reason))
                .hasMessageContaining(why);
        assertThat(store.kept).isEmpty();
    }

    private static byte[] sized(int width) {
        return Samples.png(width, 40, width);
    }
}
