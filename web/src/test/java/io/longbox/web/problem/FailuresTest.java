package io.longbox.web.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.longbox.api.Refusal;
import io.longbox.api.RefusedException;
import java.net.ConnectException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.NoHandlerForCommandException;
import org.axonframework.messaging.RemoteExceptionDescription;
import org.axonframework.messaging.RemoteHandlingException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.queryhandling.QueryExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.CannotCreateTransactionException;

class FailuresTest {

    static Stream<Throwable> outages() {
        return Stream.of(
                new TimeoutException(),
                new ConcurrencyException("busy"),
                new NoHandlerForCommandException("nobody"),
                new CannotGetJdbcConnectionException("gone", new SQLTransientConnectionException()),
                new CannotCreateTransactionException("gone", new SQLException()),
                new RuntimeException(new RuntimeException(new ConnectException())),
                new RuntimeException(new SQLException("terminating connection", "57P01")),
                new CommandExecutionException("failed", new SQLException("too many", "53300")),
                new QueryExecutionException(
                        "failed",
                        new RemoteHandlingException(RemoteExceptionDescription.describing(
                                new CannotGetJdbcConnectionException("gone", new SQLException()))),
                        null));
    }

    @ParameterizedTest
    @MethodSource("outages")
    void an_outage_is_unavailable_for_a_moment(Throwable failure) {
        ProblemException problem = Failures.translate(failure);

        assertThat(problem.kind()).isEqualTo(ProblemKind.UNAVAILABLE);
        assertThat(problem.headers().getFirst("Retry-After")).isEqualTo("1");
    }

    static Stream<Throwable> bugs() {
        return Stream.of(
                new NullPointerException("secret"),
                new DuplicateKeyException("secret"),
                new CommandExecutionException("secret", new IllegalStateException("secret")),
                new QueryExecutionException(
                        "secret",
                        new RemoteHandlingException(
                                RemoteExceptionDescription.describing(new IllegalStateException("secret"))),
                        null));
    }

    @ParameterizedTest
    @MethodSource("bugs")
    void anything_unforeseen_has_an_id_and_tells_nothing(Throwable failure) {
        ProblemException problem = Failures.translate(failure);

        assertThat(problem.kind()).isEqualTo(ProblemKind.UNEXPECTED);
        assertThat(problem.problem().toString()).doesNotContain("secret");
        assertThat(problem.problem().getProperties()).containsKey("errorId");
        assertThat(problem.problem().getInstance()).hasScheme("urn");
    }

    @Test
    void a_refusal_is_found_however_deep_it_lies() {
        Refusal refusal = new Refusal(Refusal.Code.INVALID, "that is no name", "name");

        for (Throwable failure : List.of(
                new RefusedException(refusal),
                new CommandExecutionException("refused", null, refusal),
                new RuntimeException(new CommandExecutionException("refused", new TimeoutException(), refusal)))) {
            ProblemException problem = Failures.translate(failure);
            assertThat(problem.kind()).isEqualTo(ProblemKind.INVALID_INPUT);
            assertThat(problem.problem().getProperties())
                    .containsEntry("errors", List.of(new FieldError("name", "that is no name")));
        }
    }
}
