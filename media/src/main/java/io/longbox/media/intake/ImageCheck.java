package io.longbox.media.intake;

import io.longbox.api.media.StoredImage;
import io.longbox.media.MediaProperties;
import io.longbox.media.MediaRefusedException;
import io.longbox.media.MediaRefusedException.Reason;
import io.longbox.media.store.Hashing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Decides whether a file is an image that is taken. */
final class ImageCheck {

    /** Each frame of an animation takes time to decode, however small it is. */
    static final int MOST_FRAMES = 1_000;

    private final MediaProperties limits;
    private final Decoder decoder;

    ImageCheck(MediaProperties limits, Decoder decoder) {
        this.limits = limits;
        this.decoder = decoder;
    }

    /**
     * An image that is taken.
     *
     * @param stored as events will speak of it
     * @param layout what its file says of itself
     */
    record Checked(StoredImage stored, Layout layout) {}

    /**
     * @param name what to call it in a refusal, the beginning of a sentence
     * @throws MediaRefusedException if it is no image of a known kind, is damaged or too large
     */
    Checked check(Path file, String name) throws IOException {
        long size = Files.size(file);
        if (size == 0) {
            throw new MediaRefusedException(Reason.INVALID, name + " is empty.");
        }
        if (size > limits.maxImage().toBytes()) {
            throw tooLarge(name);
        }
        try {
            Layout layout = LayoutReader.read(file);
            if (layout.frames() > MOST_FRAMES) {
                throw new MediaRefusedException(
                        Reason.TOO_LARGE,
                        "%s has %d frames; at most %d are taken.".formatted(name, layout.frames(), MOST_FRAMES));
            }
            if (layout.pixels() > limits.maxPixels() || LayoutReader.isTooLong(layout)) {
                throw new MediaRefusedException(
                        Reason.TOO_LARGE,
                        String.format(
                                Locale.ROOT,
                                "%s has %d x %d pixels%s; at most %,d are taken.",
                                name,
                                layout.width(),
                                layout.height(),
                                layout.frames() > 1 ? " in " + layout.frames() + " frames" : "",
                                limits.maxPixels()));
            }
            decoder.check(file, layout);
            Hashing.Result bytes = Hashing.of(file);
            return new Checked(
                    new StoredImage(bytes.hash(), layout.type(), bytes.size(), layout.width(), layout.height()),
                    layout);
        } catch (UnsupportedImage unsupported) {
            throw new MediaRefusedException(Reason.UNSUPPORTED, name + " " + unsupported.getMessage() + ".");
        } catch (DamagedImage damaged) {
            throw new MediaRefusedException(Reason.INVALID, name + " is damaged: it " + damaged.getMessage() + ".");
        }
    }

    MediaRefusedException tooLarge(String name) {
        return new MediaRefusedException(
                Reason.TOO_LARGE,
                "%s is larger than %d bytes.".formatted(name, limits.maxImage().toBytes()));
    }
}
