package io.longbox.runtime.command;

import static org.axonframework.commandhandling.GenericCommandResultMessage.asCommandResultMessage;

import io.longbox.api.Refusal;
import io.longbox.runtime.store.UncertainCommitException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.axonframework.commandhandling.CommandBusSpanFactory;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.common.transaction.Transaction;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.messaging.DefaultInterceptorChain;
import org.axonframework.messaging.HandlerExecutionException;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.RollbackConfigurationType;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.tracing.Span;
import org.axonframework.tracing.SpanScope;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Commands that share a transaction. Each is handled in a unit of work of its own, nested in one for all. Axon's event
 * bus hands the events of the nested ones up, so that they are appended together; its repositories keep what they have
 * loaded in the outermost one, so that an aggregate is loaded once.
 *
 * <p>A batch is abandoned, and its commands handled one by one, when one of them
 *
 * <ul>
 *   <li>fails by anything but a refusal: what it has left in the aggregate or the transaction must not be committed;
 *   <li>is refused after it applied events, or after the transaction was written to: the same;
 *   <li>cannot be stored with the others, because another process was faster with one of the aggregates.
 * </ul>
 *
 * Nothing of an abandoned batch was stored. If not even that is certain, because the connection was lost in a commit
 * and the database does not tell, its commands are answered so, and not handled again.
 */
final class CommandBatch {

    private static final Logger log = LoggerFactory.getLogger(CommandBatch.class);

    /** How Axon names, in a unit of work, the events published in it and the aggregates loaded in it. */
    private static final String EVENTS = "_EVENTS";

    private static final String AGGREGATES = "_AGGREGATES";

    /**
     * What batches are handled with.
     *
     * @param transactions of which a batch has one
     * @param written whether anything was written in the current transaction so far; asked after refusals only
     * @param spans traces each command
     * @param metrics told how it went
     */
    record Surroundings(
            TransactionManager transactions,
            BooleanSupplier written,
            CommandBusSpanFactory spans,
            CommandMetrics metrics) {}

    private final List<Pending<?, ?>> commands;
    private final List<MessageHandlerInterceptor<? super CommandMessage<?>>> interceptors;
    private final Surroundings with;
    private final List<CommandResultMessage<?>> results = new ArrayList<>();
    private final List<Span> spans = new ArrayList<>();

    CommandBatch(
            List<Pending<?, ?>> commands,
            List<MessageHandlerInterceptor<? super CommandMessage<?>>> interceptors,
            Surroundings with) {
        this.commands = commands;
        this.interceptors = interceptors;
        this.with = with;
    }

    /** Answers every command. */
    void handle() {
        commands.forEach(command -> with.metrics().waited(command.waited()));
        with.metrics().handled(commands.size());
        if (commands.size() == 1) {
            handleOneByOne();
            return;
        }
        try {
            handleTogether();
        } catch (UncertainCommitException unknown) {
            end(unknown);
            answerAll(unknown);
            return;
        } catch (NoTransactionException none) {
            answerAll(none.outage());
            return;
        } catch (AbandonedException abandoned) {
            log.debug("a batch of {} commands is handled one by one", commands.size(), abandoned);
            with.metrics().abandoned(abandoned.reason());
            end(abandoned.getCause());
            handleOneByOne();
            return;
        }
        end(null);
        for (int i = 0; i < commands.size(); i++) {
            commands.get(i).answer(results.get(i));
        }
    }

    private void handleTogether() {
        UnitOfWork<Message<?>> batch = new DefaultUnitOfWork<>(null);
        batch.start();
        begin(batch);
        try {
            for (Pending<?, ?> command : commands) {
                results.add(handle(command, batch));
            }
        } catch (RuntimeException failure) {
            batch.rollback(failure);
            throw failure;
        }
        commit(batch);
    }

    private void begin(UnitOfWork<?> batch) {
        try {
            Transaction transaction = with.transactions().startTransaction();
            batch.onCommit(work -> transaction.commit());
            batch.onRollback(work -> transaction.rollback());
        } catch (RuntimeException outage) {
            batch.rollback(outage);
            throw new NoTransactionException(outage);
        }
    }

    private <C, R> CommandResultMessage<R> handle(Pending<C, R> command, UnitOfWork<?> batch) {
        CommandMessage<C> message = command.message();
        Span span = with.spans().createHandleCommandSpan(message, false).start();
        spans.add(span);
        SpanScope scope = span.makeCurrent();
        try {
            DefaultUnitOfWork<CommandMessage<?>> work = DefaultUnitOfWork.startAndGet(message);
            DefaultInterceptorChain<CommandMessage<?>> chain =
                    new DefaultInterceptorChain<>(work, interceptors, command.handler());
            @SuppressWarnings("unchecked")
            CommandResultMessage<R> result = asCommandResultMessage(
                    work.executeWithResult(() -> (R) chain.proceed(), failure -> mustRollBack(failure, work)));
            if (work.isRolledBack()) {
                throw new AbandonedException(CommandMetrics.Reason.FAILED, result.exceptionResult());
            }
            forgetWhatDoesNotExist(batch);
            if (result.isExceptional()) {
                span.recordException(result.exceptionResult());
            }
            return result;
        } finally {
            scope.close();
        }
    }

    private void commit(UnitOfWork<?> batch) {
        long before = System.nanoTime();
        try {
            batch.commit();
        } catch (UncertainCommitException unknown) {
            throw unknown;
        } catch (RuntimeException failure) {
            if (batch.isRolledBack()) {
                throw new AbandonedException(
                        HandlingFailure.isConflict(failure)
                                ? CommandMetrics.Reason.CONFLICT
                                : CommandMetrics.Reason.NOT_STORED,
                        failure);
            }
            // It is stored, and so each command has succeeded, whatever was to be done afterwards.
            log.error("what follows a commit of {} commands failed", commands.size(), failure);
        }
        with.metrics().committed(System.nanoTime() - before);
    }

    /** A refusal leaves nothing behind; whoever is refused before anything was written need not be rolled back. */
    private boolean mustRollBack(Throwable failure, UnitOfWork<?> work) {
        return isRefusal(failure)
                ? !publishedNothing(work) || with.written().getAsBoolean()
                : RollbackConfigurationType.UNCHECKED_EXCEPTIONS.rollBackOn(failure);
    }

    private static boolean isRefusal(Throwable failure) {
        return failure instanceof HandlerExecutionException told
                && told.getDetails().orElse(null) instanceof Refusal;
    }

    private static boolean publishedNothing(UnitOfWork<?> work) {
        return work.resources().keySet().stream().noneMatch(key -> key.endsWith(EVENTS));
    }

    /**
     * The next command must find neither an aggregate that this one has prepared and given no event, nor one that it has
     * deleted, but be told so by the repository.
     */
    private static void forgetWhatDoesNotExist(UnitOfWork<?> batch) {
        batch.resources().forEach((key, value) -> {
            if (key.endsWith(AGGREGATES) && value instanceof Map<?, ?> aggregates) {
                aggregates
                        .values()
                        .removeIf(loaded -> loaded instanceof Aggregate<?> aggregate
                                && (aggregate.version() == null || aggregate.isDeleted()));
            }
        });
    }

    private void handleOneByOne() {
        for (Pending<?, ?> command : commands) {
            try {
                command.handleAlone();
            } catch (RuntimeException outage) {
                // Thrown, rather than answered, is only that there is no transaction to be had. The others would wait
                // for the same answer one after another.
                answerAll(outage);
                return;
            }
        }
    }

    private void answerAll(RuntimeException failure) {
        commands.forEach(command -> command.answer(asCommandResultMessage(failure)));
    }

    private void end(Throwable failure) {
        spans.forEach(span -> {
            if (failure != null) {
                span.recordException(failure);
            }
            span.end();
        });
    }
}
