package io.longbox.runtime.axonserver;

import io.longbox.runtime.command.HandlingFailure;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.axonserver.connector.event.util.GrpcExceptionParser;

/**
 * What kind of failure a handler ended with. Axon Server passes on the texts of exceptions, and no classes: a conflict
 * or an outage could not be told from a mistake in the code any more.
 */
final class FailureKinds {

    private static final int MAX_CAUSES = 20;

    private FailureKinds() {}

    static boolean isConflict(Throwable failure) {
        return causes(failure).stream().anyMatch(HandlingFailure::isConflict);
    }

    /** The simple names of the failure's class and of its causes' classes. */
    static String describe(Throwable failure) {
        return causes(failure).stream()
                .map(cause -> cause.getClass().getSimpleName())
                .collect(Collectors.joining(" <- "));
    }

    /** An append that Axon Server refused fails with a bare gRPC status; its code says which exception that is. */
    private static List<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .limit(MAX_CAUSES)
                .<Throwable>map(cause -> isGrpcStatus(cause) ? GrpcExceptionParser.parse(cause) : cause)
                .toList();
    }

    private static boolean isGrpcStatus(Throwable cause) {
        return cause.getClass().getName().equals("io.grpc.StatusRuntimeException");
    }
}
