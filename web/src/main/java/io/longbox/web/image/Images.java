package io.longbox.web.image;

import io.longbox.api.catalog.Cover;
import io.longbox.api.media.StoredImage;
import io.longbox.media.ImageIntake;
import io.longbox.media.MediaRefusedException;
import io.longbox.web.body.Upload;
import io.longbox.web.body.UploadTypes;
import io.longbox.web.problem.Failures;
import io.longbox.web.problem.ProblemException;
import io.longbox.web.problem.ProblemKind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/**
 * Takes uploaded images in.
 *
 * <p>Every method throws {@link ProblemException} when the file is not taken or cannot be kept; then nothing of it is.
 */
@Component
public class Images {

    private static final Logger log = LoggerFactory.getLogger(Images.class);

    private static final Set<MediaType> ARCHIVES = Set.of(
            MediaType.parseMediaType(UploadTypes.ZIP),
            MediaType.parseMediaType(UploadTypes.CBZ),
            MediaType.parseMediaType(UploadTypes.CBZ_UNREGISTERED));

    private final ImageIntake intake;

    Images(ImageIntake intake) {
        this.intake = intake;
    }

    public StoredImage page(Upload upload) {
        return take(upload, intake::page);
    }

    public List<StoredImage> chapter(Upload upload) {
        return take(upload, intake::chapter);
    }

    public Cover cover(Upload upload) {
        return take(upload, intake::cover);
    }

    /** Whether a file is an archive, told by how it begins; or at least, though damaged, was sent as one. */
    public static boolean isArchive(Upload upload, @Nullable String contentType) {
        if (contentType != null
                && ARCHIVES.stream().anyMatch(MediaType.parseMediaType(contentType)::equalsTypeAndSubtype)) {
            return true;
        }
        try (InputStream file = Files.newInputStream(upload.file())) {
            byte[] start = file.readNBytes(2);
            return start.length == 2 && start[0] == 'P' && start[1] == 'K';
        } catch (IOException unreadable) {
            throw lost(unreadable);
        }
    }

    private static <T> T take(Upload upload, Intake<T> intake) {
        try {
            return intake.take(upload.file());
        } catch (MediaRefusedException refused) {
            throw new ProblemException(
                    switch (refused.reason()) {
                        case UNSUPPORTED -> ProblemKind.UNSUPPORTED_MEDIA_TYPE;
                        case INVALID -> ProblemKind.INVALID_FILE;
                        case TOO_LARGE -> ProblemKind.BODY_TOO_LARGE;
                    },
                    Failures.sentence(String.valueOf(refused.getMessage())));
        } catch (IOException failure) {
            throw lost(failure);
        }
    }

    private static ProblemException lost(IOException failure) {
        log.warn("An uploaded file was not taken in: {}", failure.toString());
        return ProblemException.unavailable("The file cannot be kept at the moment; please try again shortly.");
    }

    @FunctionalInterface
    private interface Intake<T> {
        T take(Path file) throws IOException;
    }
}
