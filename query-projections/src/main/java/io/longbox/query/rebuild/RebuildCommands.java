package io.longbox.query.rebuild;

import io.longbox.api.Refusal;
import io.longbox.api.RefusedException;
import io.longbox.api.ops.CancelRebuild;
import io.longbox.api.ops.StartRebuild;
import org.axonframework.commandhandling.CommandHandler;
import org.springframework.stereotype.Component;

/** Takes what operators ask for; {@link RebuildWorker} does it. */
@Component
class RebuildCommands {

    private final KnownViews views;
    private final RebuildTable jobs;
    private final RebuildWorker worker;

    RebuildCommands(KnownViews views, RebuildTable jobs, RebuildWorker worker) {
        this.views = views;
        this.jobs = jobs;
        this.worker = worker;
    }

    @CommandHandler
    long start(StartRebuild command) {
        requireView(command.view());
        long number = jobs.request(command.view(), command.swap())
                .orElseThrow(() -> new RefusedException(
                        Refusal.Code.CONFLICT, "a rebuild of " + command.view() + " is under way"));
        worker.wake();
        return number;
    }

    @CommandHandler
    long cancel(CancelRebuild command) {
        requireView(command.view());
        return jobs.cancel(command.view())
                .orElseThrow(() -> new RefusedException(
                        Refusal.Code.CONFLICT, "no rebuild of " + command.view() + " is under way"));
    }

    private void requireView(String name) {
        if (views.find(name).isEmpty()) {
            throw new RefusedException(Refusal.Code.NOT_FOUND, "there is no view " + name);
        }
    }
}
