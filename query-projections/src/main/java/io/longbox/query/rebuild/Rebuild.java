package io.longbox.query.rebuild;

import io.longbox.api.ops.RebuildState;
import io.longbox.api.ops.SwapRule;
import io.longbox.query.rebuild.RebuildTable.Job;
import io.longbox.query.rebuild.ShadowTables.Comparison;
import java.util.List;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes a view anew, from its first event to where the live view stands, and puts it in the live one's place.
 *
 * <p>The events that the live view has handled are handled again, by the same projections, into tables beside the live
 * ones. Once few are left, the live view stands still: the last ones are handled, the tables are compared and swapped,
 * and the outcome is noted, all in one transaction. Whatever fails before it commits leaves the live view as it was.
 */
@Component
class Rebuild {

    private static final int DIFFERENCES_NAMED = 100;

    /** So few events are handled in a moment, while the live view waits. */
    private static final long FEW = 2_000;

    private final Replay replay;
    private final ShadowTables shadows;
    private final LiveViews live;
    private final RebuildTable jobs;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transactions;
    private volatile boolean stopped;

    Rebuild(
            Replay replay,
            ShadowTables shadows,
            LiveViews live,
            RebuildTable jobs,
            JdbcTemplate jdbc,
            PlatformTransactionManager transactions) {
        this.replay = replay;
        this.shadows = shadows;
        this.live = live;
        this.jobs = jobs;
        this.jdbc = jdbc;
        this.transactions = new TransactionTemplate(transactions);
    }

    /**
     * @throws RebuildEnded if it was cancelled
     * @throws RuntimeException if it failed; the live view is as it was
     */
    void run(View view, Job job) {
        jobs.begin(job);
        shadows.make(view);
        new Run(view, job).toTheEnd();
    }

    /** Has the rebuild that is under way fail soon, because its process ends. */
    void stop() {
        stopped = true;
    }

    private final class Run {

        private final View view;
        private final Job job;
        private Covered done = Covered.NOTHING;
        private long events;

        Run(View view, Job job) {
            this.view = view;
            this.job = job;
        }

        void toTheEnd() {
            Covered goal = where();
            jobs.progress(job, 0, 0, goal.upTo());
            while (goal.upTo() - done.upTo() > FEW) {
                catchUp(goal);
                goal = where();
            }
            shadows.analyze(view);
            jobs.compare(job);
            live.whilePaused(view, () -> transactions.executeWithoutResult(status -> finish()));
        }

        private Covered where() {
            return live.position(view).orElseThrow(() -> followedElsewhere(null));
        }

        private void catchUp(Covered goal) {
            replay.read(
                    view,
                    done,
                    goal,
                    (batch, read) -> transactions.executeWithoutResult(status -> {
                        // Nothing is lost with it: after a crash of the database the rebuild begins anew.
                        jdbc.execute("SET LOCAL synchronous_commit = off");
                        handle(batch);
                        jobs.progress(job, events, read, goal.upTo());
                    }));
            done = goal;
        }

        private void handle(List<? extends TrackedEventMessage<?>> batch) {
            if (stopped) {
                throw new IllegalStateException("the process was stopped");
            }
            shadows.use(view);
            replay.handle(view, batch);
            events += batch.size();
        }

        private void finish() {
            // It appends no event, so nothing waits for it but the live view; and large tables take their time.
            jdbc.execute("SET LOCAL transaction_timeout = 0");
            jdbc.execute("SET LOCAL idle_in_transaction_session_timeout = 0");
            Covered goal = hold();
            shadows.lockLive(view);
            replay.read(view, done, goal, (batch, read) -> handle(batch));
            Comparison comparison = shadows.compare(view, DIFFERENCES_NAMED);
            boolean swap = job.swap() == SwapRule.ALWAYS || job.swap() == SwapRule.IF_EQUAL && comparison.isEqual();
            if (swap) {
                shadows.swap(view);
                live.forgetDeadLetters(view);
            }
            jobs.finish(job, swap ? RebuildState.SWAPPED : RebuildState.KEPT, events, goal.upTo(), comparison);
        }

        private Covered hold() {
            try {
                return live.hold(view);
            } catch (UnableToClaimTokenException others) {
                throw followedElsewhere(others);
            }
        }

        private IllegalStateException followedElsewhere(Exception cause) {
            return new IllegalStateException(view.name() + " has come to be followed by another process", cause);
        }
    }
}
