package io.longbox.web.body;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForgottenUploadsTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    @TempDir
    private Path directory;

    @Test
    void what_a_killed_store_left_is_deleted_and_nothing_else() throws IOException {
        Path forgotten = file("longbox-upload-1.tmp", Duration.ofHours(25));
        Path underWay = file("longbox-upload-2.tmp", Duration.ofHours(1));
        Path another = file("letter.tmp", Duration.ofDays(100));

        sweep(directory);

        assertThat(forgotten).doesNotExist();
        assertThat(underWay).exists();
        assertThat(another).exists();
    }

    @Test
    void a_directory_that_is_not_there_yet_holds_nothing() {
        sweep(directory.resolve("later"));
    }

    private static void sweep(Path directory) {
        new ForgottenUploads(new UploadLimits(1, directory), Clock.fixed(NOW, ZoneOffset.UTC))
                .afterSingletonsInstantiated();
    }

    private Path file(String name, Duration age) throws IOException {
        Path file = Files.createFile(directory.resolve(name));
        return Files.setLastModifiedTime(file, FileTime.from(NOW.minus(age)));
    }
}
