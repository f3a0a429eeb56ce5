package io.longbox.runtime.command;

import io.longbox.runtime.RuntimeProperties.GroupCommit;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.SimpleCommandBus;

/**
 * The command bus that handles the commands of this process: all of them, or those that Axon Server routes here. With
 * group commit or, where that is turned off, Axon's own.
 */
public final class CommandHandling {

    private final SimpleCommandBus bus;
    private final Runnable stop;

    private CommandHandling(SimpleCommandBus bus, Runnable stop) {
        this.bus = bus;
        this.stop = stop;
    }

    static CommandHandling byAxon(SimpleCommandBus.Builder axon) {
        return new CommandHandling(axon.build(), () -> {});
    }

    static CommandHandling inGroups(
            SimpleCommandBus.Builder axon, GroupCommit settings, CommandBatch.Surroundings surroundings) {
        CommandSegments segments = new CommandSegments(settings);
        GroupCommitCommandBus bus = new GroupCommitCommandBus(axon, segments, surroundings);
        segments.start(bus::handleTogether);
        surroundings.metrics().observeWaiting(segments::waiting);
        return new CommandHandling(bus, segments::shutdown);
    }

    public CommandBus bus() {
        return bus;
    }

    /** Handles what waits, and takes no more. */
    public void shutdown() {
        stop.run();
    }
}
