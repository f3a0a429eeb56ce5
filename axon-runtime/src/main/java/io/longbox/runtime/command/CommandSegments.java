package io.longbox.runtime.command;

import io.longbox.runtime.RuntimeProperties.GroupCommit;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Divides commands by their key: those of one key are handled one after another, in the order in which they came. */
final class CommandSegments {

    private final List<CommandSegment> segments;

    CommandSegments(GroupCommit settings) {
        this.segments = IntStream.range(0, settings.segments())
                .mapToObj(number -> new CommandSegment(number, settings))
                .toList();
    }

    void start(Consumer<List<Pending<?, ?>>> handler) {
        segments.forEach(segment -> segment.start(handler));
    }

    /**
     * @throws TooManyCommandsException if there is no room, or the segments are shut down
     */
    void put(String key, Pending<?, ?> command) {
        segments.get(Math.floorMod(key.hashCode(), segments.size())).put(command);
    }

    int waiting() {
        return segments.stream().mapToInt(CommandSegment::waiting).sum();
    }

    void shutdown() {
        segments.forEach(CommandSegment::close);
        segments.forEach(CommandSegment::awaitEnd);
    }
}
