package io.longbox.media.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.longbox.api.catalog.Cover;
import io.longbox.api.media.ImageType;
import io.longbox.api.media.StoredImage;
import io.longbox.media.MediaRefusedException;
import io.longbox.media.Samples;
import io.longbox.media.Settings;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A cover comes with two smaller ones. */
class CoverTest {

    @TempDir
    private Path folder;

    private final MemoryStore store = new MemoryStore();
    private final CheckedIntake intake = new CheckedIntake(store, Settings.of(Map.of()));

    @Test
    void a_large_cover_is_made_to_fit() throws IOException {
        Cover cover = cover(Samples.jpeg(2000, 3200, 1));

        assertThat(cover.original())
                .extracting(StoredImage::width, StoredImage::height)
                .containsExactly(2000, 3200);
        assertImage(cover.large(), ImageType.JPEG, 450, 720);
        assertImage(cover.small(), ImageType.JPEG, 150, 240);
        assertThat(store.kept)
                .containsOnlyKeys(
                        cover.original().hash(),
                        cover.large().hash(),
                        cover.small().hash());
    }

    @Test
    void a_wide_cover_fits_as_well() throws IOException {
        Cover cover = cover(Samples.png(1000, 100, 1));

        assertImage(cover.large(), ImageType.JPEG, 480, 48);
        assertImage(cover.small(), ImageType.JPEG, 160, 16);
    }

    @Test
    void a_small_cover_is_not_made_larger() throws IOException {
        Cover cover = cover(Samples.WEBP_LOSSY);

        assertImage(cover.large(), ImageType.JPEG, 12, 8);
        assertImage(cover.small(), ImageType.JPEG, 12, 8);
    }

    @Test
    void a_line_of_pixels_stays_a_line() throws IOException {
        assertImage(cover(Samples.png(4000, 1, 1)).small(), ImageType.JPEG, 160, 1);
    }

    @Test
    void what_one_can_see_through_stays_so() throws IOException {
        Cover cover = cover(Samples.transparentPng(600, 600));

        assertImage(cover.small(), ImageType.PNG, 160, 160);
        BufferedImage small = decoded(cover.small());
        assertThat(small.getRGB(10, 80) >>> 24).isZero();
        assertThat(small.getRGB(150, 80)).isEqualTo(0xffff0000);
    }

    @Test
    void a_picture_that_could_be_seen_through_but_is_not_becomes_a_jpeg() throws IOException {
        BufferedImage opaque = new BufferedImage(300, 300, BufferedImage.TYPE_INT_ARGB);
        for (int i = 0; i < 300 * 300; i++) {
            opaque.setRGB(i % 300, i / 300, 0xff204060);
        }

        assertImage(cover(Samples.encoded(opaque, "png")).small(), ImageType.JPEG, 160, 160);
    }

    @Test
    void gifs_make_covers_too() throws IOException {
        assertImage(cover(Samples.gif(320, 240, 1)).small(), ImageType.JPEG, 160, 120);
    }

    @Test
    void the_same_image_makes_the_same_cover() throws IOException {
        byte[] image = Samples.png(700, 900, 3);

        assertThat(cover(image)).isEqualTo(cover(image));
    }

    @Test
    void a_picture_taken_sideways_is_turned_upright() throws IOException {
        byte[] jpeg = Samples.jpeg(400, 200, 1);
        // APP1 with one entry: orientation 6, turned clockwise by 90 degrees.
        byte[] exif = {
            (byte) 0xff,
            (byte) 0xe1,
            0,
            34,
            'E',
            'x',
            'i',
            'f',
            0,
            0,
            'M',
            'M',
            0,
            42,
            0,
            0,
            0,
            8,
            0,
            1,
            0x01,
            0x12,
            0,
            3,
            0,
            0,
            0,
            1,
            0,
            6,
            0,
            0,
            0,
            0,
            0,
            0
        };
        byte[] turned = new byte[jpeg.length + exif.length];
        int afterJfif = 20;
        System.arraycopy(jpeg, 0, turned, 0, afterJfif);
        System.arraycopy(exif, 0, turned, afterJfif, exif.length);
        System.arraycopy(jpeg, afterJfif, turned, afterJfif + exif.length, jpeg.length - afterJfif);

        assertImage(cover(turned).small(), ImageType.JPEG, 120, 240);
    }

    @Test
    void a_damaged_cover_is_refused_and_nothing_is_kept() {
        byte[] image = Samples.png(100, 100, 1);

        assertThatThrownBy(() -> cover(Arrays.copyOf(image, 200)))
                .isInstanceOf(MediaRefusedException.class)
                .hasMessageStartingWith("The image is damaged");
        assertThat(store.kept).isEmpty();
    }

    private Cover cover(byte[] image) throws IOException {
        return intake.cover(Samples.write(folder, "cover", image));
    }

    private void assertImage(StoredImage image, ImageType type, int width, int height) throws IOException {
        assertThat(image)
                .isEqualTo(new StoredImage(image.hash(), type, store.kept.get(image.hash()).length, width, height));
        assertThat(decoded(image))
                .extracting(BufferedImage::getWidth, BufferedImage::getHeight)
                .containsExactly(width, height);
    }

    private BufferedImage decoded(StoredImage image) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(store.kept.get(image.hash())));
    }
}
