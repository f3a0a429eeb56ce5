package io.longbox.media.intake;

import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import com.twelvemonkeys.imageio.stream.ByteArrayImageInputStream;
import io.longbox.api.media.ImageType;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import net.coobird.thumbnailator.util.exif.ExifUtils;
import net.coobird.thumbnailator.util.exif.Orientation;
import org.jspecify.annotations.Nullable;

/** Decodes images, a few at a time and never larger than needed, so that many uploads at once fit into the memory. */
final class Decoder {

    /** What a picture is decoded to, in pixels, when nobody wants to see it. */
    private static final long SMALL = 1_000_000;

    /** What a picture is decoded to at most. */
    private static final long LARGE = 16_000_000;

    /** The decoder of JPEG warns of what it makes up; of things that do no harm it warns as well. */
    private static final Pattern MADE_UP =
            Pattern.compile("premature end|bad Huffman|instead of RST", Pattern.CASE_INSENSITIVE);

    private final Semaphore permits;

    Decoder(int atOnce) {
        // Fair: an upload of many pages must not keep others waiting for its end.
        this.permits = new Semaphore(atOnce, true);
    }

    private interface Work<T> {
        T with(ImageReader reader) throws IOException, DamagedImage;
    }

    /**
     * Decodes all of an image, to find damage.
     *
     * @throws DamagedImage if it cannot be decoded
     */
    void check(Path file, Layout layout) throws IOException, DamagedImage {
        int step = (int) Math.max(1, Math.ceil(Math.sqrt((double) layout.width() * layout.height() / SMALL)));
        List<String> warnings = new ArrayList<>();
        decode(file, layout.type(), reader -> {
            reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
            for (int frame = 0; frame < layout.frames(); frame++) {
                ImageReadParam param = reader.getDefaultReadParam();
                int sparse = Math.min(step, Math.min(reader.getWidth(frame), reader.getHeight(frame)));
                param.setSourceSubsampling(sparse, sparse, 0, 0);
                if (layout.type() == ImageType.JPEG) {
                    // Not as a picture: that would have to understand its colours.
                    reader.readRaster(frame, param);
                } else {
                    reader.read(frame, param);
                }
            }
            return true;
        });
        if (warnings.stream().anyMatch(warning -> MADE_UP.matcher(warning).find())) {
            throw new DamagedImage("cannot be decoded to its end");
        }
    }

    /**
     * Decodes the first picture of an image, left at least that large if it is.
     *
     * @throws DamagedImage if it cannot be decoded, or has colours that are not for screens
     */
    BufferedImage picture(Path file, Layout layout, int width, int height) throws IOException, DamagedImage {
        int enough = Math.min(layout.width() / width, layout.height() / height);
        int bearable = (int) Math.ceil(Math.sqrt((double) layout.width() * layout.height() / LARGE));
        return decode(file, layout.type(), reader -> {
            int step = Math.min(
                    Math.max(1, Math.max(enough, bearable)), Math.min(reader.getWidth(0), reader.getHeight(0)));
            ImageReadParam param = reader.getDefaultReadParam();
            param.setSourceSubsampling(step, step, 0, 0);
            return reader.read(0, param);
        });
    }

    /** How a camera was held, if the image says so. */
    static @Nullable Orientation orientation(Path file, ImageType type) throws IOException {
        if (type != ImageType.JPEG) {
            return null;
        }
        ImageReader reader = reader(type);
        try (ImageInputStream in = new ByteArrayImageInputStream(Files.readAllBytes(file))) {
            reader.setInput(in, true, false);
            return ExifUtils.getExifOrientation(reader, 0);
        } catch (IOException | RuntimeException unreadable) {
            // Then the picture stays as it is.
            return null;
        } finally {
            reader.dispose();
        }
    }

    private <T> T decode(Path file, ImageType type, Work<T> work) throws IOException, DamagedImage {
        try {
            permits.acquire();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted before an image was decoded");
        }
        ImageReader reader = reader(type);
        // The file as a whole, which is bounded: decoders read byte by byte, and of a file each would be a system call.
        try (ImageInputStream in = new ByteArrayImageInputStream(Files.readAllBytes(file))) {
            try {
                // Without metadata, which nothing here needs and which may be packed as tightly as a zip bomb.
                reader.setInput(in, false, true);
                return work.with(reader);
            } catch (IOException | RuntimeException failed) {
                throw new DamagedImage("cannot be decoded");
            }
        } finally {
            reader.dispose();
            permits.release();
        }
    }

    private static ImageReader reader(ImageType type) throws IOException {
        // WebP's by its name: which plug-ins ImageIO finds depends on the thread that first asks it.
        return type == ImageType.WEBP
                ? new WebPImageReaderSpi().createReaderInstance()
                : ImageIO.getImageReadersByFormatName(type.name().toLowerCase(java.util.Locale.ROOT))
                        .next();
    }
}
