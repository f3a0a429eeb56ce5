package io.longbox.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The pages of the documentation. */
final class Docs {

    /** Tests run in their module's directory. */
    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private Docs() {}

    static String read(String page) throws IOException {
        return Files.readString(ROOT.resolve(page));
    }

    /** README.md and all that is under docs. */
    static List<Path> pages() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT.resolve("docs"))) {
            return Stream.concat(Stream.of(ROOT.resolve("README.md")), files)
                    .filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .toList();
        }
    }
}
