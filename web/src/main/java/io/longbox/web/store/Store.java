package io.longbox.web.store;

import io.longbox.api.Versioned;
import io.longbox.web.WebProperties;
import io.longbox.web.problem.Failures;
import io.longbox.web.problem.ProblemException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.stereotype.Component;

/**
 * The rest of the store as the HTTP side sees it: asks, sends, and reads its own writes. Views are eventually
 * consistent; whoever sends through here waits until the view shows what was sent.
 *
 * <p>Every method throws {@link ProblemException} when the store refuses or cannot be reached.
 */
@Component
public class Store {

    private final CommandGateway commands;
    private final QueryGateway queries;
    private final Duration patience;
    private final Duration readWithin;
    private final Duration proofTimeout;

    Store(CommandGateway commands, QueryGateway queries, WebProperties properties) {
        this.commands = commands;
        this.queries = queries;
        this.patience = properties.web().commandTimeout();
        this.readWithin = properties.web().readWithin();
        this.proofTimeout = properties.web().proofTimeout();
    }

    /** The answer to a query, or empty if it finds nothing. */
    public <R> Optional<R> ask(Object query, Class<R> answer) {
        return ask(query, answer, patience);
    }

    /** The answer to a query that goes over many events, and may take its time; empty if it finds nothing. */
    public <R> Optional<R> askForProof(Object query, Class<R> answer) {
        return ask(query, answer, proofTimeout);
    }

    private <R> Optional<R> ask(Object query, Class<R> answer, Duration within) {
        try {
            return Optional.ofNullable(await(queries.query(query, answer), within));
        } catch (RuntimeException failure) {
            throw Failures.translate(failure);
        }
    }

    /** Sends a command and answers its aggregate's version. */
    public long send(Object command) {
        try {
            CompletableFuture<Number> version = commands.send(command);
            return await(version, patience).longValue();
        } catch (RuntimeException failure) {
            throw Failures.translate(failure);
        }
    }

    /** Sends a command and waits, within bounds, until the view that answers the query has followed it. */
    public <V extends Versioned> Written<V> sendThenRead(Object command, Object query, Class<V> view) {
        try (Watch<V> watch = watch(query, view)) {
            long version = send(command);
            return new Written<>(version, watch.until(seen -> seen.version() >= version, readWithin, Watch.SOON));
        }
    }

    /** Sends a command and waits until the query's answer is settled; empty if that takes longer. */
    public <V> Optional<V> sendThenAwait(
            Object command, Object query, Class<V> view, Predicate<V> settled, Duration within) {
        try (Watch<V> watch = watch(query, view)) {
            send(command);
            return watch.until(settled, within, Watch.AFTER_SOME_STEPS);
        }
    }

    /**
     * Sends a command and waits until the view that answers the query has followed it and is settled, rather than settled
     * by what was before; empty if that takes longer.
     */
    public <V extends Versioned> Optional<V> sendThenFollow(
            Object command, Object query, Class<V> view, Predicate<V> settled, Duration within) {
        try (Watch<V> watch = watch(query, view)) {
            long version = send(command);
            return watch.until(seen -> seen.version() >= version && settled.test(seen), within, Watch.SOON);
        }
    }

    /**
     * Calls back whenever a query's answer may have changed, on the thread that brings the news: it must not be held up.
     * News may be lost between processes, so whoever relies on it looks now and then as well.
     */
    public News listen(Object query, Class<?> view, Runnable changed) {
        try {
            return News.of(
                    queries.subscriptionQuery(
                            query.getClass().getName(),
                            query,
                            ResponseTypes.instanceOf(view),
                            ResponseTypes.instanceOf(view),
                            // Nobody comes later to hear what was told before.
                            1),
                    told -> changed.run());
        } catch (RuntimeException failure) {
            throw Failures.translate(failure);
        }
    }

    private <V> Watch<V> watch(Object query, Class<V> view) {
        try {
            return Watch.open(queries.subscriptionQuery(query, view, view), () -> ask(query, view));
        } catch (RuntimeException failure) {
            throw Failures.translate(failure);
        }
    }

    private <R> R await(CompletableFuture<R> answer, Duration within) {
        try {
            return answer.get(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failed) {
            throw Failures.translate(failed.getCause() == null ? failed : failed.getCause());
        } catch (TimeoutException late) {
            throw Failures.translate(late);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw ProblemException.unavailable("The store is shutting down.");
        }
    }
}
