package io.longbox.runtime;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How Axon runs here.
 *
 * @param schemas the database schemas this process owns and migrates; each has its migrations under {@code db/<schema>}
 * @param cachedAggregates how many aggregates are kept in memory at most; 0 for none
 * @param snapshotAfter after how many events of a young aggregate its state is stored; of an older one, after a tenth of
 *     its events, and ten times as many at most
 * @param batchSize how many events a processor handles in one transaction at most
 * @param policySegments in how many segments a policy's events are handled beside each other, from its first start on
 * @param groupCommit how commands share transactions
 * @param unitOfWork how long one may take
 * @param outcomeWithin how long the database is asked what became of a commit that it did not answer
 * @param senders how many commands of sagas and policies are under way at once where group commit is off
 * @param sendTimeout how long a policy waits for the answer to its command
 * @param conflictRetries how often a command is tried again after another writer was faster
 * @param deadlinePoll how often deadlines that are due are looked for
 * @param deadLetterRetries how often an event that a projection or policy fails on is tried in all
 */
@ConfigurationProperties("longbox.runtime")
public record RuntimeProperties(
        @DefaultValue({
            "axon",
            "users",
            "orders",
            "payments",
            "provider",
            "notifications",
            "media",
            "imports",
            "query",
            "web"
        })
        List<String> schemas,

        @DefaultValue("20000") int cachedAggregates,
        @DefaultValue("500") int snapshotAfter,
        @DefaultValue("200") int batchSize,
        @DefaultValue("4") int policySegments,
        @DefaultValue GroupCommit groupCommit,
        @DefaultValue UnitOfWork unitOfWork,
        @DefaultValue("15s") Duration outcomeWithin,
        @DefaultValue("16") int senders,
        @DefaultValue("10s") Duration sendTimeout,
        @DefaultValue("10") int conflictRetries,
        @DefaultValue("1s") Duration deadlinePoll,
        @DefaultValue("10") int deadLetterRetries) {

    /**
     * @throws IllegalArgumentException if a number or a time is too small to work with; it names the property
     */
    public RuntimeProperties {
        atLeast(0, cachedAggregates, "cached-aggregates");
        atLeast(1, snapshotAfter, "snapshot-after");
        atLeast(1, batchSize, "batch-size");
        atLeast(1, policySegments, "policy-segments");
        atLeast(1, senders, "senders");
        atLeast(0, conflictRetries, "conflict-retries");
        atLeast(1, deadLetterRetries, "dead-letter-retries");
        longerThanNothing(outcomeWithin, "outcome-within");
        longerThanNothing(sendTimeout, "send-timeout");
        longerThanNothing(deadlinePoll, "deadline-poll");
    }

    private static void atLeast(int least, int value, String name) {
        if (value < least) {
            throw new IllegalArgumentException("longbox.runtime." + name + " is at least " + least);
        }
    }

    private static void longerThanNothing(Duration time, String name) {
        if (time.isNegative() || time.isZero()) {
            throw new IllegalArgumentException("longbox.runtime." + name + " is longer than nothing");
        }
    }

    /**
     * See {@link io.longbox.runtime.command.GroupCommitCommandBus}.
     *
     * @param enabled whether it is on; off, each command has a transaction of its own
     * @param segments how many transactions there are beside each other
     * @param batchSize how many commands share a transaction at most
     * @param queued how many commands may wait for a segment
     * @param patience how long a sender waits for room among them before it is turned away
     */
    public record GroupCommit(
            @DefaultValue("true") boolean enabled,
            @DefaultValue("4") int segments,
            @DefaultValue("200") int batchSize,
            @DefaultValue("1000") int queued,
            @DefaultValue("2s") Duration patience) {

        /**
         * @throws IllegalArgumentException if a number or a time is too small to work with; it names the property
         */
        public GroupCommit {
            atLeast(1, segments, "group-commit.segments");
            atLeast(1, batchSize, "group-commit.batch-size");
            atLeast(1, queued, "group-commit.queued");
            longerThanNothing(patience, "group-commit.patience");
        }
    }

    /**
     * See {@link io.longbox.runtime.timelimit.TimeLimits}.
     *
     * @param warnAfter after how long the log tells where it is, and each time that as long has passed again
     * @param interruptAfter after how long it is interrupted
     */
    public record UnitOfWork(
            @DefaultValue("10s") Duration warnAfter,
            @DefaultValue("60s") Duration interruptAfter) {

        /**
         * @throws IllegalArgumentException if a time is too short to work with; it names the property
         */
        public UnitOfWork {
            longerThanNothing(warnAfter, "unit-of-work.warn-after");
            longerThanNothing(interruptAfter, "unit-of-work.interrupt-after");
        }
    }
}
