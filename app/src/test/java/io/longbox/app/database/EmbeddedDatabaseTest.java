package io.longbox.app.database;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database that cannot start says why at once, in words. */
class EmbeddedDatabaseTest {

    @TempDir
    private Path home;

    @Test
    void a_port_that_is_taken_is_named() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> EmbeddedDatabase.start(home, other.getLocalPort()))
                    .isInstanceOf(DatabaseUnavailable.class)
                    .hasMessageContaining("port " + other.getLocalPort() + " is in use");
        }
    }

    @Test
    void a_directory_that_another_store_uses_is_named() throws IOException {
        Path lockFile = home.resolve("longbox.lock");
        try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.lock();
            assertThatThrownBy(() -> EmbeddedDatabase.start(home, 0))
                    .isInstanceOf(DatabaseUnavailable.class)
                    .hasMessageContaining("Another Longbox is running on the data directory " + home);
        }
    }

    @Test
    void a_place_that_is_no_directory_is_named() throws IOException {
        Path file = Files.createFile(home.resolve("file"));
        assertThatThrownBy(() -> EmbeddedDatabase.start(file, 0))
                .isInstanceOf(DatabaseUnavailable.class)
                .hasMessageContaining("cannot be written to");
    }
}
