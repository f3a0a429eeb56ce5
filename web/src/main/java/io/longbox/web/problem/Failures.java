package io.longbox.web.problem;

import io.longbox.api.Refusal;
import io.longbox.api.RefusedException;
import java.net.SocketException;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.axonframework.commandhandling.NoHandlerForCommandException;
import org.axonframework.commandhandling.distributed.CommandDispatchException;
import org.axonframework.common.AxonTransientException;
import org.axonframework.messaging.HandlerExecutionException;
import org.axonframework.messaging.RemoteHandlingException;
import org.axonframework.queryhandling.NoHandlerForQueryException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;

/** Tells what a failed command, query or database access means for the caller. */
public final class Failures {

    private static final Logger log = LoggerFactory.getLogger(Failures.class);

    private static final OutageLog OUTAGE_LOG = new OutageLog(System::nanoTime);

    private static final String UNAVAILABLE = "The store cannot answer at the moment; please try again shortly.";

    private static final List<Class<? extends Throwable>> OUTAGES = List.of(
            TimeoutException.class,
            RejectedExecutionException.class,
            SocketException.class,
            SQLTransientException.class,
            SQLRecoverableException.class,
            DataAccessResourceFailureException.class,
            RecoverableDataAccessException.class,
            TransientDataAccessException.class,
            CannotCreateTransactionException.class,
            AxonTransientException.class,
            NoHandlerForCommandException.class,
            NoHandlerForQueryException.class,
            CommandDispatchException.class);

    /** By simple name: those of libraries this module does not otherwise need, and those another process may report. */
    private static final Set<String> OUTAGES_BY_NAME = Set.of(
            "CannotGetJdbcConnectionException",
            "SQLTransientConnectionException",
            "JDBCConnectionException",
            "ConnectException",
            "ConcurrencyException",
            "EventStoreException",
            "EventPublicationFailedException",
            "AxonServerException",
            "AxonServerCommandDispatchException",
            "AxonServerQueryDispatchException",
            "StatusRuntimeException");

    /** SQL states, by their class: connection, transaction rollback, resources, operator intervention. */
    private static final Set<String> OUTAGES_BY_STATE = Set.of("08", "40", "53", "57");

    private Failures() {}

    /** The refusal, the outage, or else an unforeseen failure as a problem; what is no refusal is logged. */
    public static ProblemException translate(Throwable failure) {
        ProblemException known = known(failure);
        return known != null ? known : new UnexpectedProblem(failure);
    }

    /** As {@link #translate}, or null for what is neither a refusal nor an outage. */
    static @Nullable ProblemException known(Throwable failure) {
        for (Throwable cause : chain(failure)) {
            if (cause instanceof ProblemException problem) {
                return problem;
            }
            if (cause instanceof RefusedException refused) {
                return refused(refused.refusal());
            }
            if (cause instanceof HandlerExecutionException execution
                    && execution.getDetails().orElse(null) instanceof Refusal refusal) {
                return refused(refusal);
            }
        }
        if (chain(failure).stream().anyMatch(Failures::isOutage)) {
            OUTAGE_LOG.tell(() -> summary(failure));
            return ProblemException.unavailable(UNAVAILABLE);
        }
        return null;
    }

    static ProblemException refused(Refusal refusal) {
        String field = refusal.field();
        ProblemKind kind = switch (refusal.code()) {
            case NOT_FOUND -> ProblemKind.NOT_FOUND;
            case INVALID -> ProblemKind.INVALID_INPUT;
            case CONFLICT -> ProblemKind.CONFLICT;
            case ALREADY_TAKEN -> ProblemKind.ALREADY_TAKEN;
            case STALE_VERSION -> ProblemKind.STALE_VERSION;
        };
        ProblemException problem = new ProblemException(kind, sentence(refusal.detail()));
        return field == null ? problem : problem.with("errors", List.of(new FieldError(field, refusal.detail())));
    }

    /** Refusals are written as clauses, so that they can stand in an exception's message; here they stand alone. */
    public static String sentence(String clause) {
        String capitalised =
                clause.isEmpty() ? clause : clause.substring(0, 1).toUpperCase(Locale.ROOT) + clause.substring(1);
        return capitalised.endsWith(".") ? capitalised : capitalised + ".";
    }

    private static boolean isOutage(Throwable cause) {
        return OUTAGES.stream().anyMatch(type -> type.isInstance(cause))
                || OUTAGES_BY_NAME.contains(cause.getClass().getSimpleName())
                || cause instanceof SQLException sql && hasOutageState(sql)
                || cause instanceof RemoteHandlingException remote
                        && remote.getExceptionDescriptions().stream().anyMatch(Failures::describesOutage);
    }

    private static boolean hasOutageState(SQLException failure) {
        String state = failure.getSQLState();
        return state != null && state.length() == 5 && OUTAGES_BY_STATE.contains(state.substring(0, 2));
    }

    /** Another process sends its exceptions as texts that begin with their class. */
    private static boolean describesOutage(String description) {
        return Stream.concat(OUTAGES.stream().map(Class::getSimpleName), OUTAGES_BY_NAME.stream())
                .anyMatch(description::contains);
    }

    private static List<Throwable> chain(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .limit(20)
                .toList();
    }

    private static String summary(Throwable failure) {
        return String.join(
                " <- ",
                chain(failure).stream()
                        .map(cause -> cause.getClass().getSimpleName())
                        .toList());
    }
}
