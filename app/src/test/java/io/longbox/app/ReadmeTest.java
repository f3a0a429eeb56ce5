package io.longbox.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/**
 * Runs the examples of README.md's section "Try" as a reader would who pastes them one after another, and holds the page
 * to what they print.
 *
 * <p>In the page, lines that begin with {@code #>} are what the commands since the last such lines print, all of it,
 * blank lines aside; {@code …} stands for any text. Here each such group of lines becomes a mark in the output, so that
 * the output between two marks can be compared with the group.
 */
@TestStore
// The page shows outcomes. A machine that is busy with other tests may need longer for one than a reader should wait.
@TestPropertySource(properties = {"longbox.cart.answer-within=60s", "longbox.web.read-within=60s"})
class ReadmeTest {

    private static final String EXPECTED = "#>";
    private static final String MARK = "@@ mark ";
    private static final String PUBLISHED_ADDRESS = "http://localhost:8080";

    @LocalServerPort
    private int port;

    @TempDir
    private Path directory;

    /** The commands as one script, and what each stretch of it should print. */
    private record Examples(String script, List<List<String>> expected) {

        static Examples of(List<String> commandsAndAnswers) {
            StringBuilder script = new StringBuilder("set -euo pipefail\n");
            List<List<String>> expected = new ArrayList<>();
            List<String> group = new ArrayList<>();
            for (String line : commandsAndAnswers) {
                if (line.startsWith(EXPECTED)) {
                    group.add(line.substring(EXPECTED.length()).strip());
                    continue;
                }
                if (!group.isEmpty()) {
                    expected.add(List.copyOf(group));
                    group.clear();
                    mark(script, expected.size());
                }
                script.append(line).append('\n');
            }
            // What comes after the last expected answer should print nothing: its group may well be empty.
            expected.add(List.copyOf(group));
            mark(script, expected.size());
            return new Examples(script.toString(), expected);
        }

        private static void mark(StringBuilder script, int number) {
            script.append("printf '\\n").append(MARK).append(number).append("\\n'\n");
        }

        void check(String output) {
            List<List<String>> printed = new ArrayList<>();
            List<String> stretch = new ArrayList<>();
            for (String line : output.lines().map(String::strip).toList()) {
                if (line.startsWith(MARK)) {
                    printed.add(List.copyOf(stretch));
                    stretch.clear();
                } else if (!line.isEmpty()) {
                    stretch.add(line);
                }
            }
            for (int i = 0; i < Math.min(expected.size(), printed.size()); i++) {
                if (!matches(expected.get(i), printed.get(i))) {
                    fail("README.md says%n  %s%nbut the store answers%n  %s"
                            .formatted(String.join("\n  ", expected.get(i)), String.join("\n  ", printed.get(i))));
                }
            }
            assertThat(printed).as("the examples ended early").hasSameSizeAs(expected);
        }

        private static boolean matches(List<String> expected, List<String> printed) {
            String pattern = expected.stream()
                    .map(line -> Arrays.stream(line.split("…", -1))
                            .map(Pattern::quote)
                            .collect(Collectors.joining("[^\n]*")))
                    .collect(Collectors.joining("\n"));
            return Pattern.matches(pattern, String.join("\n", printed));
        }
    }

    @Test
    void every_example_of_the_readme_prints_what_it_says() throws Exception {
        assumeTrue(
                isOnPath("bash") && isOnPath("curl"),
                "THE EXAMPLES OF README.md WERE NOT RUN: bash or curl is missing");
        Examples examples = Examples.of(fencedIn(Docs.read("README.md"), "## Try"));
        assertThat(examples.expected()).hasSizeGreaterThan(15);

        examples.check(run(examples.script().replace(PUBLISHED_ADDRESS, "http://localhost:" + port)));
    }

    @Test
    void an_answer_that_differs_from_the_page_is_noticed() {
        Examples examples = Examples.of(List.of("echo a 1 b", "echo", "echo 201", "#> a … b", "#> 201"));

        examples.check("a 1 b\n\n201\n" + MARK + "1\n");
        assertThatThrownBy(() -> examples.check("a 1 b\n\n202\n" + MARK + "1\n"))
                .hasMessageContaining("202");
        assertThatThrownBy(() -> examples.check("a 1 b\n201\nmore\n" + MARK + "1\n"))
                .hasMessageContaining("more");
        assertThatThrownBy(() -> examples.check("a 1 b\n")).hasMessageContaining("ended early");
    }

    /** The lines of the bash blocks of one section. */
    private static List<String> fencedIn(String page, String heading) {
        List<String> lines = new ArrayList<>();
        boolean inSection = false;
        boolean inBlock = false;
        for (String line : page.lines().toList()) {
            if (line.startsWith("```")) {
                inBlock = inSection && line.equals("```bash");
            } else if (inBlock) {
                lines.add(line);
            } else if (line.startsWith("## ")) {
                inSection = line.equals(heading);
            }
        }
        return lines;
    }

    private String run(String script) throws IOException, InterruptedException {
        Path file = Files.writeString(directory.resolve("examples.sh"), script);
        File output = directory.resolve("output").toFile();
        File errors = directory.resolve("errors").toFile();
        ProcessBuilder bash = new ProcessBuilder("bash", file.toString())
                .directory(directory.toFile())
                .redirectOutput(output)
                .redirectError(errors);
        // A proxy that the machine is set up with knows nothing of this store.
        bash.environment().put("no_proxy", "*");
        // The examples use the JDK's jar.
        bash.environment()
                .merge(
                        "PATH",
                        Path.of(System.getProperty("java.home"), "bin").toString(),
                        (path, jdk) -> path + File.pathSeparator + jdk);
        Process process = bash.start();
        try {
            boolean ended = process.waitFor(5, TimeUnit.MINUTES);
            String printed = Files.readString(output.toPath());
            if (!ended || process.exitValue() != 0) {
                fail("the examples %s after printing%n%s%n%s"
                        .formatted(
                                ended ? "failed" : "did not end in time", printed, Files.readString(errors.toPath())));
            }
            return printed;
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private static boolean isOnPath(String program) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(entry -> Files.isExecutable(Path.of(entry, program)));
    }
}
