package io.longbox.benchmarks.commands;

import io.longbox.benchmarks.DoesNotAddUp;
import io.longbox.benchmarks.database.DatabaseServer;
import io.longbox.benchmarks.process.Programs;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Programs that do the same work by other means, where they are at hand: a directory with {@code run.sh}, which appends a
 * line of JSON for each peer and load to the file that OUT names. Nothing is ever written into that directory: what is
 * not built there is built in a copy.
 */
final class Peers {

    private static final Set<String> BUILDS = Set.of("target", "node_modules");

    private final Path directory;

    private Peers(Path directory) {
        this.directory = directory;
    }

    /** What a peer came to under one load: what {@link Round} is, over its rounds. */
    record Result(String peer, Load load, double rate, double p50, double p99) {}

    static boolean isThere(Path directory) {
        return Files.isRegularFile(directory.resolve("run.sh"));
    }

    /** Builds what is not built yet. */
    static Peers prepare(Path directory, List<String> peers, PrintWriter progress) {
        boolean java = peers.stream().anyMatch(peer -> !peer.equals("emmett"));
        boolean node = peers.contains("emmett");
        Path home = directory.toAbsolutePath().normalize();
        boolean javaBuilt = Files.isDirectory(home.resolve("jvm/target/lib"));
        boolean nodeBuilt = Files.isDirectory(home.resolve("node/node_modules"));
        if ((!java || javaBuilt) && (!node || nodeBuilt)) {
            return new Peers(home);
        }
        try {
            Path copy = Files.createTempDirectory("longbox-peers-");
            copy(home, copy);
            progress.println(
                    "building the peers in " + copy + "; give --peers " + copy + " to have them built next time");
            if (java) {
                Programs.run(copy.resolve("jvm"), Map.of(), List.of("mvn", "-q", "-B", "package"));
            }
            if (node) {
                Programs.run(copy.resolve("node"), Map.of(), List.of("npm", "ci", "--no-audit", "--no-fund"));
            }
            return new Peers(copy);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
                    throws IOException {
                if (BUILDS.contains(directory.getFileName().toString())) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                Files.createDirectories(to.resolve(from.relativize(directory)));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Path target = to.resolve(from.relativize(file));
                Files.copy(file, target);
                if (Files.isExecutable(file)) {
                    target.toFile().setExecutable(true);
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /**
     * @throws DoesNotAddUp if it fails, or comes to other figures than were asked for
     */
    List<Result> run(String peer, DatabaseServer server, CommandsBenchmark.Size size) {
        Path results = null;
        try {
            results = Files.createTempFile("longbox-peers-", ".jsonl");
            Map<String, String> environment = new HashMap<>(Map.of(
                    "PGHOST", server.host(),
                    "PGPORT", Integer.toString(server.port()),
                    "PGUSER", server.user(),
                    "OUT", results.toString(),
                    "CALLERS", Integer.toString(size.callers()),
                    "AGGREGATES", Integer.toString(size.aggregates()),
                    "COMMANDS", Integer.toString(size.commands()),
                    "ROUNDS", Integer.toString(size.rounds()),
                    "WARMUP", Integer.toString(size.warmUp()),
                    "ROUND_SECONDS", Integer.toString(size.maxSeconds())));
            if (!server.password().isEmpty()) {
                environment.put("PGPASSWORD", server.password());
            }
            Programs.run(
                    directory, environment, List.of(directory.resolve("run.sh").toString(), peer));
            List<Result> read = new ArrayList<>();
            for (String line : Files.readAllLines(results)) {
                read.add(read(peer, line));
            }
            return read;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } finally {
            if (results != null) {
                results.toFile().delete();
            }
        }
    }

    static Result read(String peer, String line) {
        JsonNode result = WorkerProtocol.JSON.readTree(line);
        return new Result(
                peer,
                Load.valueOf(result.path("load").asString()),
                result.path("rate").asDouble(),
                result.path("p50_ms").asDouble(Double.NaN),
                result.path("p99_ms").asDouble(Double.NaN));
    }
}
