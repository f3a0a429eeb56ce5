package io.longbox.query.rebuild;

import io.longbox.api.ops.RebuildState;
import io.longbox.query.rebuild.RebuildTable.Job;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Does the rebuilds that are asked for, one after another. Of several processes, the one that follows a view rebuilds it;
 * a lock in the database, which ends with its process, tells the others that it is at work.
 */
@Component
class RebuildWorker implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(RebuildWorker.class);
    private static final long LOOK_EVERY_MILLIS = 1_000;
    private static final long STOP_WITHIN_MILLIS = 10_000;

    private final KnownViews views;
    private final LiveViews live;
    private final RebuildTable jobs;
    private final Rebuild rebuild;
    private final ShadowTables shadows;
    private final DataSource database;
    private final Semaphore news = new Semaphore(0);
    private volatile boolean running;
    private volatile Thread thread = new Thread();

    RebuildWorker(
            KnownViews views,
            LiveViews live,
            RebuildTable jobs,
            Rebuild rebuild,
            ShadowTables shadows,
            DataSource database) {
        this.views = views;
        this.live = live;
        this.jobs = jobs;
        this.rebuild = rebuild;
        this.shadows = shadows;
        this.database = database;
    }

    /** There may be something to do. */
    void wake() {
        news.release();
    }

    @Override
    public void start() {
        running = true;
        thread = new Thread(this::work, "ViewRebuild");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void stop() {
        running = false;
        rebuild.stop();
        wake();
        try {
            thread.join(STOP_WITHIN_MILLIS);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void work() {
        while (running) {
            try {
                for (Job job : jobs.underWay()) {
                    views.find(job.view()).ifPresent(view -> take(view, job));
                }
                if (news.tryAcquire(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
                    news.drainPermits();
                }
            } catch (InterruptedException stopping) {
                return;
            } catch (RuntimeException failure) {
                log.warn("rebuilds of views could not be looked up: {}", failure.toString());
            }
        }
    }

    private void take(View view, Job job) {
        // The lock is the connection's, and ends with it.
        try (Connection connection = database.getConnection()) {
            if (locked("SELECT pg_try_advisory_lock(hashtextextended('rebuild of ' || ?, 0))", connection, view)) {
                try {
                    begin(view, job);
                } finally {
                    locked("SELECT pg_advisory_unlock(hashtextextended('rebuild of ' || ?, 0))", connection, view);
                }
            }
        } catch (SQLException failure) {
            throw new IllegalStateException("no lock for the rebuild of " + view.name(), failure);
        }
    }

    private static boolean locked(String sql, Connection connection, View view) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, view.name());
            try (ResultSet answer = statement.executeQuery()) {
                return answer.next() && answer.getBoolean(1);
            }
        }
    }

    private void begin(View view, Job job) {
        try {
            if (job.state() != RebuildState.WAITING) {
                jobs.giveUp(job, RebuildState.FAILED, "the process that rebuilt it has ended");
            } else if (live.position(view).isPresent()) {
                rebuild.run(view, job);
            } else {
                return;
            }
        } catch (RebuildEnded ended) {
            jobs.giveUp(job, RebuildState.CANCELLED, null);
        } catch (RuntimeException failure) {
            log.warn("the rebuild of {} failed; the live view is as it was", view.name(), failure);
            jobs.giveUp(job, RebuildState.FAILED, failure.getMessage());
        }
        shadows.drop(view.name());
        jobs.find(view.name())
                .ifPresent(report -> log.info(
                        "the rebuild of {} from {} events ended as {}; rows that differ: {}",
                        view.name(),
                        report.events(),
                        report.state(),
                        report.differing()));
    }
}
