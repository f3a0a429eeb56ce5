package io.longbox.imports;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How catalogues are imported.
 *
 * @param maxFile the largest file that is taken
 * @param commandsInFlight how many commands are under way at once
 * @param chunk after how many rows at most a checkpoint is written
 * @param poll how often to look for imports that another process left; new ones do not wait for it
 * @param retryAfter how long to wait after the first failure of the store; twice as long after each further one, up to 30
 *     seconds
 * @param lease how long nothing may be heard from the process that imports before another takes over
 * @param keep how long to remember what became of an import
 */
@ConfigurationProperties("longbox.imports")
public record ImportProperties(
        @DefaultValue("64MB") DataSize maxFile,
        @DefaultValue("16") int commandsInFlight,
        @DefaultValue("200") int chunk,
        @DefaultValue("10s") Duration poll,
        @DefaultValue("1s") Duration retryAfter,
        @DefaultValue("30s") Duration lease,
        @DefaultValue("90d") Duration keep) {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    public ImportProperties {
        atLeastOne(maxFile.toBytes(), "max-file");
        atLeastOne(commandsInFlight, "commands-in-flight");
        atLeastOne(chunk, "chunk");
        atLeastOne(poll.toMillis(), "poll");
        atLeastOne(retryAfter.toMillis(), "retry-after");
        atLeastOne(lease.toMillis(), "lease");
        atLeastOne(keep.toMillis(), "keep");
    }

    private static void atLeastOne(long value, String name) {
        if (value < 1) {
            throw new IllegalArgumentException("longbox.imports." + name + " is more than nothing");
        }
    }

    /** How long to wait after so many failures in a row. */
    Duration pauseAfter(int failures) {
        Duration pause = retryAfter.multipliedBy(1L << Math.min(Math.max(failures - 1, 0), 20));
        return pause.compareTo(LONGEST_WAIT) < 0 ? pause : LONGEST_WAIT;
    }
}
