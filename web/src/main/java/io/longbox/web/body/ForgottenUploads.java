package io.longbox.web.body;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/**
 * Deletes, when a store starts, what one that was killed left of its uploads. Other stores may share the directory, so a
 * file is only taken for forgotten when it is older than any request.
 */
@Component
class ForgottenUploads implements SmartInitializingSingleton {

    private static final Logger log = LoggerFactory.getLogger(ForgottenUploads.class);
    private static final Duration FORGOTTEN = Duration.ofDays(1);

    private final UploadLimits limits;
    private final Clock clock;

    ForgottenUploads(UploadLimits limits, Clock clock) {
        this.limits = limits;
        this.clock = clock;
    }

    @Override
    public void afterSingletonsInstantiated() {
        if (!Files.isDirectory(limits.directory())) {
            return;
        }
        Instant before = clock.instant().minus(FORGOTTEN);
        try (DirectoryStream<Path> uploads =
                Files.newDirectoryStream(limits.directory(), SpooledBody.PREFIX + "*.tmp")) {
            for (Path upload : uploads) {
                if (Files.getLastModifiedTime(upload).toInstant().isBefore(before)) {
                    Files.deleteIfExists(upload);
                }
            }
        } catch (IOException stays) {
            log.warn("Forgotten uploads stay where they are: {}", stays.toString());
        }
    }
}
