package io.longbox.benchmarks.replay;

import io.longbox.api.ops.FindRebuild;
import io.longbox.api.ops.RebuildReport;
import io.longbox.api.ops.RebuildState;
import io.longbox.api.ops.StartRebuild;
import io.longbox.api.ops.SwapRule;
import io.longbox.benchmarks.DoesNotAddUp;
import io.longbox.benchmarks.store.RunningStore;
import java.util.Objects;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.queryhandling.QueryGateway;

/** Has the store rebuild a view as an operator would: beside the live one, which it compares with and takes the place of. */
final class RebuildBesideLiveView {

    private static final long LOOK_MILLIS = 5;

    private final CommandGateway commands;
    private final QueryGateway queries;
    private final String view;

    RebuildBesideLiveView(RunningStore store, String view) {
        this.commands = store.bean(CommandGateway.class);
        this.queries = store.bean(QueryGateway.class);
        this.view = view;
    }

    /**
     * Returns once the rebuilt view is the live one.
     *
     * @return what became of it
     * @throws DoesNotAddUp if it failed
     */
    RebuildReport run() throws InterruptedException {
        commands.sendAndWait(new StartRebuild(view, SwapRule.ALWAYS));
        RebuildReport report = report();
        while (!report.state().isOver()) {
            Thread.sleep(LOOK_MILLIS);
            report = report();
        }
        if (report.state() != RebuildState.SWAPPED) {
            throw new DoesNotAddUp("the rebuild of " + view + " ended as " + report.state() + ": " + report.trouble());
        }
        return report;
    }

    private RebuildReport report() {
        return Objects.requireNonNull(
                queries.query(new FindRebuild(view), RebuildReport.class).join());
    }
}
