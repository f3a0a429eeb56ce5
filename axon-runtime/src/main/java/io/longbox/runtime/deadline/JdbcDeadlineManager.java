package io.longbox.runtime.deadline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.deadline.AbstractDeadlineManager;
import org.axonframework.deadline.DeadlineMessage;
import org.axonframework.deadline.GenericDeadlineMessage;
import org.axonframework.messaging.DefaultInterceptorChain;
import org.axonframework.messaging.ResultMessage;
import org.axonframework.messaging.ScopeAware;
import org.axonframework.messaging.ScopeAwareProvider;
import org.axonframework.messaging.ScopeDescriptor;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * Deadlines in a table, written in the transaction of the process that sets or cancels them: all of a batch of events in
 * one statement each.
 *
 * <p>A deadline acts once, whoever finds it due. Telling the process and removing the row are one transaction, in that
 * order: so the lock on the process is always taken before the lock on the row, as when a process cancels its own
 * deadline, and the two never wait for each other. Who finds the row gone rolls back.
 */
public final class JdbcDeadlineManager extends AbstractDeadlineManager {

    private static final String CHANGES = JdbcDeadlineManager.class.getName() + ".changes";

    private final DeadlineTable table;
    private final ScopeAwareProvider scopes;
    private final TransactionManager transactions;

    JdbcDeadlineManager(DeadlineTable table, ScopeAwareProvider scopes, TransactionManager transactions) {
        this.table = table;
        this.scopes = scopes;
        this.transactions = transactions;
    }

    @Override
    public String schedule(
            Instant triggerDateTime, String deadlineName, @Nullable Object messageOrPayload, ScopeDescriptor scope) {
        DeadlineMessage<Object> message = processDispatchInterceptors(
                GenericDeadlineMessage.asDeadlineMessage(deadlineName, messageOrPayload, triggerDateTime));
        Deadline deadline = new Deadline(UUID.randomUUID().toString(), scope, message, triggerDateTime);
        change(changes -> changes.set.put(deadline.id(), deadline));
        return deadline.id();
    }

    @Override
    public void cancelSchedule(String deadlineName, String scheduleId) {
        change(changes -> {
            if (changes.set.remove(scheduleId) == null) {
                changes.cancelled.add(scheduleId);
            }
        });
    }

    @Override
    public void cancelAll(String deadlineName) {
        runOnPrepareCommitOrNow(() -> table.deleteByName(deadlineName));
    }

    @Override
    public void cancelAllWithinScope(String deadlineName, ScopeDescriptor scope) {
        runOnPrepareCommitOrNow(() -> table.deleteByNameAndScope(deadlineName, scope));
    }

    /**
     * Tells the process, if it is still there and the deadline was not cancelled.
     *
     * @throws RuntimeException what the process threw; nothing has changed then
     */
    void act(Deadline deadline) {
        UnitOfWork<DeadlineMessage<?>> unitOfWork = DefaultUnitOfWork.startAndGet(deadline.message());
        unitOfWork.attachTransaction(transactions);
        ResultMessage<?> result = unitOfWork.executeWithResult(() -> {
            new DefaultInterceptorChain<DeadlineMessage<?>>(unitOfWork, handlerInterceptors(), message -> {
                        for (ScopeAware process : scopes.provideScopeAwareStream(deadline.scope())
                                .filter(candidate -> candidate.canResolve(deadline.scope()))
                                .toList()) {
                            process.send(message, deadline.scope());
                        }
                        return null;
                    })
                    .proceed();
            if (table.delete(List.of(deadline.id())) == 0) {
                throw new NoLongerDue();
            }
            return null;
        });
        if (result.isExceptional() && !(result.exceptionResult() instanceof NoLongerDue)) {
            throw result.exceptionResult() instanceof RuntimeException unchecked
                    ? unchecked
                    : new IllegalStateException(result.exceptionResult());
        }
    }

    private void change(Consumer<Changes> change) {
        if (!CurrentUnitOfWork.isStarted()) {
            Changes changes = new Changes();
            change.accept(changes);
            changes.write(table);
            return;
        }
        UnitOfWork<?> root = CurrentUnitOfWork.get().root();
        change.accept(root.getOrComputeResource(CHANGES, key -> {
            Changes changes = new Changes();
            root.onPrepareCommit(committing -> changes.write(table));
            return changes;
        }));
    }

    /** What one unit of work does to the table. */
    private static final class Changes {

        private final Map<String, Deadline> set = new LinkedHashMap<>();
        private final List<String> cancelled = new ArrayList<>();

        void write(DeadlineTable table) {
            if (!set.isEmpty()) {
                table.insert(set.values());
            }
            if (!cancelled.isEmpty()) {
                table.delete(cancelled);
            }
        }
    }

    /** Somebody cancelled it, or another process was faster: what the handler did is undone. */
    private static final class NoLongerDue extends RuntimeException {
        NoLongerDue() {
            super("no longer due", null, false, false);
        }
    }
}
