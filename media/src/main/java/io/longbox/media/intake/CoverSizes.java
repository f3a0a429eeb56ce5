package io.longbox.media.intake;

import io.longbox.api.media.ImageType;
import io.longbox.api.media.StoredImage;
import io.longbox.media.MediaRefusedException;
import io.longbox.media.MediaRefusedException.Reason;
import io.longbox.media.store.Hashing;
import java.awt.image.BufferedImage;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import net.coobird.thumbnailator.Thumbnails;
import net.coobird.thumbnailator.util.exif.ExifFilterUtils;
import net.coobird.thumbnailator.util.exif.Orientation;

/** Makes the two smaller pictures of a cover: the same bytes from the same image, as long as Java is the same. */
final class CoverSizes {

    private static final float QUALITY = 0.85f;

    private final Decoder decoder;

    CoverSizes(Decoder decoder) {
        this.decoder = decoder;
    }

    /** A picture fits into these pixels, and is never larger than the original. */
    enum Size {
        SMALL(160, 240),
        LARGE(480, 720);

        private final int width;
        private final int height;

        Size(int width, int height) {
            this.width = width;
            this.height = height;
        }
    }

    /**
     * Decodes an image that was checked, for all sizes.
     *
     * @throws MediaRefusedException if its colours cannot be shown
     */
    BufferedImage picture(Path file, Layout layout) throws IOException {
        try {
            // Twice as large as the largest: from less, the smaller ones would be jagged.
            BufferedImage picture = decoder.picture(file, layout, 2 * Size.LARGE.width, 2 * Size.LARGE.height);
            Orientation held = Decoder.orientation(file, layout.type());
            return held == null
                    ? picture
                    : ExifFilterUtils.getFilterForOrientation(held).apply(picture);
        } catch (DamagedImage undecodable) {
            throw new MediaRefusedException(
                    Reason.UNSUPPORTED,
                    "The image has colours that cannot be converted, such as CMYK; save it as RGB.");
        }
    }

    /** Writes a smaller picture to a file: as PNG if one can see through it, otherwise as JPEG. */
    StoredImage write(BufferedImage picture, Size size, Path file) throws IOException {
        double scale = Math.min(
                1.0, Math.min((double) size.width / picture.getWidth(), (double) size.height / picture.getHeight()));
        int width = Math.max(1, (int) Math.round(picture.getWidth() * scale));
        int height = Math.max(1, (int) Math.round(picture.getHeight() * scale));
        BufferedImage scaled = Thumbnails.of(picture)
                .forceSize(width, height)
                .imageType(
                        picture.getColorModel().hasAlpha() ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB)
                .asBufferedImage();
        boolean transparent = isTransparent(scaled);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            if (transparent) {
                Thumbnails.of(scaled).scale(1.0).outputFormat("png").toOutputStream(out);
            } else {
                Thumbnails.of(scaled)
                        .scale(1.0)
                        .imageType(BufferedImage.TYPE_INT_RGB)
                        .outputFormat("jpg")
                        .outputQuality(QUALITY)
                        .toOutputStream(out);
            }
        }
        Hashing.Result bytes = Hashing.of(file);
        return new StoredImage(bytes.hash(), transparent ? ImageType.PNG : ImageType.JPEG, bytes.size(), width, height);
    }

    private static boolean isTransparent(BufferedImage picture) {
        if (!picture.getColorModel().hasAlpha()) {
            return false;
        }
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                if (picture.getRGB(x, y) >>> 24 != 0xff) {
                    return true;
                }
            }
        }
        return false;
    }
}
