package io.longbox.media.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.longbox.api.media.ImageType;
import io.longbox.api.media.StoredImage;
import io.longbox.media.MediaRefusedException;
import io.longbox.media.MediaRefusedException.Reason;
import io.longbox.media.Samples;
import io.longbox.media.Settings;
import io.longbox.media.store.Hashing;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One image is taken or refused. */
class PageTest {

    @TempDir
    private Path folder;

    private final MemoryStore store = new MemoryStore();
    private final CheckedIntake intake = new CheckedIntake(
            store, Settings.of(Map.of("longbox.media.max-image", "200KB", "longbox.media.max-pixels", "100000")));

    @Test
    void each_kind_is_told_by_its_content_and_kept_as_it_is() throws IOException {
        assertTaken(Samples.png(40, 30, 1), ImageType.PNG, 40, 30);
        assertTaken(Samples.jpeg(40, 30, 1), ImageType.JPEG, 40, 30);
        assertTaken(Samples.gif(40, 30, 1), ImageType.GIF, 40, 30);
        assertTaken(Samples.WEBP_LOSSY, ImageType.WEBP, 12, 8);
        assertTaken(Samples.WEBP_LOSSLESS, ImageType.WEBP, 12, 8);
        assertTaken(Samples.WEBP_ANIMATED, ImageType.WEBP, 12, 8);
        assertTaken(animatedGif(3), ImageType.GIF, 20, 10);
    }

    @Test
    void one_pixel_is_an_image() throws IOException {
        assertTaken(Samples.png(1, 1, 1), ImageType.PNG, 1, 1);
        assertTaken(Samples.png(1, 4000, 1), ImageType.PNG, 1, 4000);
    }

    @Test
    void what_follows_the_end_of_an_image_does_no_harm() throws IOException {
        byte[] jpeg = Samples.jpeg(40, 30, 1);

        assertTaken(Arrays.copyOf(jpeg, jpeg.length + 100), ImageType.JPEG, 40, 30);
    }

    @Test
    void other_images_and_other_files_are_refused() {
        BufferedImage image = new BufferedImage(10, 10, BufferedImage.TYPE_INT_RGB);

        assertRefused(Samples.encoded(image, "bmp"), Reason.UNSUPPORTED, "The image is no PNG, JPEG, WebP or GIF.");
        assertRefused(Samples.encoded(image, "tiff"), Reason.UNSUPPORTED, "is no PNG");
        assertRefused("<svg/>".getBytes(StandardCharsets.UTF_8), Reason.UNSUPPORTED, "is no PNG");
        assertRefused("%PDF-1.7 and so on".getBytes(StandardCharsets.UTF_8), Reason.UNSUPPORTED, "is no PNG");
        assertRefused(new byte[0], Reason.INVALID, "The image is empty.");
        assertRefused(new byte[] {(byte) 0xff}, Reason.UNSUPPORTED, "is no PNG");
    }

    @Test
    void wherever_an_image_is_cut_off_it_is_refused() {
        for (byte[] whole : new byte[][] {
            Samples.png(20, 20, 1),
            Samples.jpeg(20, 20, 1),
            Samples.gif(20, 20, 1),
            Samples.WEBP_LOSSY,
            Samples.WEBP_LOSSLESS,
            Samples.WEBP_ANIMATED
        }) {
            for (int length = LayoutReader.HEAD; length < whole.length; length += 1 + whole.length / 60) {
                assertRefused(Arrays.copyOf(whole, length), Reason.INVALID, "The image is damaged: ");
            }
            assertRefused(Arrays.copyOf(whole, whole.length - 1), Reason.INVALID, "ends too early");
        }
    }

    @Test
    void whichever_byte_of_a_png_is_changed_it_is_refused() {
        byte[] whole = Samples.png(5, 5, 1);
        for (int at = 8; at < whole.length; at++) {
            assertRefused(Samples.patched(whole, at, whole[at] ^ 0x10), Reason.INVALID, "The image is damaged: ");
        }
    }

    @Test
    void a_png_whose_pixels_end_too_early_is_refused_though_its_checksums_are_right() throws IOException {
        byte[] header = {0, 0, 0, 50, 0, 0, 0, 50, 8, 2, 0, 0, 0};
        byte[] pixels = deflated(new byte[10 * 151]);

        assertRefused(
                png(chunk("IHDR", header), chunk("IDAT", pixels), chunk("IEND")), Reason.INVALID, "cannot be decoded");
        assertRefused(png(chunk("IHDR", header), chunk("IEND")), Reason.INVALID, "has no pixels");
        assertRefused(png(chunk("IDAT", pixels), chunk("IEND")), Reason.INVALID, "does not begin with its header");
    }

    @Test
    void a_jpeg_that_lacks_pixels_is_refused_though_its_end_is_there() {
        byte[] whole = Samples.jpeg(64, 64, 1);
        byte[] cut = Arrays.copyOf(whole, whole.length / 2);

        assertRefused(Samples.patched(cut, cut.length - 2, 0xff, 0xd9), Reason.INVALID, "cannot be decoded to its end");
    }

    @Test
    void a_jpeg_of_a_kind_that_browsers_do_not_show_is_refused_and_said_to_be_so() {
        byte[] whole = Samples.jpeg(20, 20, 1);

        assertRefused(
                Samples.patched(whole, Samples.indexOf(whole, 0, 0xff, 0xc0) + 1, 0xc3),
                Reason.UNSUPPORTED,
                "rare kind");
    }

    @Test
    void a_gif_whose_blocks_are_garbled_is_refused() {
        byte[] whole = Samples.gif(20, 20, 1);

        assertRefused(Samples.patched(whole, whole.length - 1, 0x55), Reason.INVALID, "between its blocks");
    }

    @Test
    void a_webp_that_says_other_sizes_than_it_has_is_refused() {
        // The header says 12 x 8 for each frame; the first frame's bitmap is made to say 16383 x 8.
        int start = Samples.indexOf(Samples.WEBP_ANIMATED, 0, 0x9d, 0x01, 0x2a);

        assertRefused(
                Samples.patched(Samples.WEBP_ANIMATED, start + 3, 0xff, 0x3f),
                Reason.INVALID,
                "does not fit its header");
    }

    @Test
    void whatever_is_done_to_an_image_it_is_taken_or_refused() throws IOException {
        Random random = new Random(11);
        for (byte[] whole :
                new byte[][] {Samples.jpeg(20, 20, 1), Samples.gif(20, 20, 1), Samples.WEBP_LOSSY, Samples.WEBP_LOSSLESS
                }) {
            for (int round = 0; round < 200; round++) {
                byte[] changed = whole.clone();
                for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
                    changed[random.nextInt(changed.length)] = (byte) random.nextInt();
                }
                try {
                    intake.page(Samples.write(folder, "changed", changed));
                } catch (MediaRefusedException refused) {
                    assertThat(refused).hasMessageStartingWith("The image ");
                }
            }
        }
    }

    @Test
    void an_animation_of_too_many_frames_is_refused_however_small_they_are() throws IOException {
        assertRefused(animatedGif(ImageCheck.MOST_FRAMES + 1), Reason.TOO_LARGE, "has 1001 frames; at most 1000");
    }

    @Test
    void an_image_over_the_limits_is_refused_before_it_is_decoded() throws IOException {
        assertRefused(new byte[200 * 1024 + 1], Reason.TOO_LARGE, "The image is larger than 204800 bytes.");
        assertRefused(Samples.blank(1001, 100), Reason.TOO_LARGE, "has 1001 x 100 pixels; at most 100,000 are taken.");
        // Of this one there is nothing that could be decoded.
        assertRefused(
                png(
                        chunk("IHDR", new byte[] {0x7f, -1, -1, -1, 0x7f, -1, -1, -1, 8, 2, 0, 0, 0}),
                        chunk("IDAT"),
                        chunk("IEND")),
                Reason.TOO_LARGE,
                "has 2147483647 x 2147483647 pixels");
        assertRefused(animatedGif(501), Reason.TOO_LARGE, "20 x 10 pixels in 501 frames");
    }

    @Test
    void a_refused_image_is_not_kept() {
        assertRefused(Arrays.copyOf(Samples.png(20, 20, 1), 60), Reason.INVALID, "is damaged");

        assertThat(store.kept).isEmpty();
    }

    private void assertTaken(byte[] bytes, ImageType type, int width, int height) throws IOException {
        Path file = Samples.write(folder, "image.txt", bytes);

        StoredImage image = intake.page(file);

        assertThat(image).isEqualTo(new StoredImage(Hashing.of(file).hash(), type, bytes.length, width, height));
        assertThat(store.kept.get(image.hash())).isEqualTo(bytes);
    }

    private void assertRefused(byte[] bytes, Reason reason, String why) {
        Path file = Samples.write(folder, "image.png", bytes);

        assertThatThrownBy(() -> intake.page(file))
                .isInstanceOfSatisfying(
                        MediaRefusedException.class,
                        refused -> assertThat(refused.reason()).isEqualTo(reason))
                .hasMessageContaining(why);
    }

    private static byte[] animatedGif(int frames) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.prepareWriteSequence(null);
            BufferedImage frame = new BufferedImage(20, 10, BufferedImage.TYPE_BYTE_INDEXED);
            IIOMetadata metadata =
                    writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(frame), null);
            for (int i = 0; i < frames; i++) {
                frame.setRGB(i % 20, 0, -1);
                writer.writeToSequence(new IIOImage(frame, null, metadata), null);
            }
            writer.endWriteSequence();
        }
        return bytes.toByteArray();
    }

    private static byte[] png(byte[]... chunks) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
        for (byte[] chunk : chunks) {
            out.write(chunk);
        }
        return out.toByteArray();
    }

    private static byte[] chunk(String name, byte... content) {
        CRC32 crc = new CRC32();
        crc.update(name.getBytes(StandardCharsets.US_ASCII));
        crc.update(content);
        return java.nio.ByteBuffer.allocate(content.length + 12)
                .putInt(content.length)
                .put(name.getBytes(StandardCharsets.US_ASCII))
                .put(content)
                .putInt((int) crc.getValue())
                .array();
    }

    private static byte[] deflated(byte[] bytes) {
        Deflater deflater = new Deflater();
        deflater.setInput(bytes);
        deflater.finish();
        byte[] packed = new byte[bytes.length];
        int length = deflater.deflate(packed);
        deflater.end();
        return Arrays.copyOf(packed, length);
    }
}
