package io.longbox.runtime.axonserver;

import java.util.concurrent.CompletableFuture;
import org.axonframework.messaging.HandlerExecutionException;
import org.axonframework.queryhandling.GenericQueryResponseMessage;
import org.axonframework.queryhandling.QueryExecutionException;
import org.axonframework.queryhandling.QueryMessage;
import org.axonframework.queryhandling.QueryResponseMessage;
import org.axonframework.queryhandling.SimpleQueryBus;

/** Answers the queries that Axon Server routes here; a failure tells its sender what kind it is. */
final class LocalQueries extends SimpleQueryBus {

    LocalQueries(Builder builder) {
        super(builder);
    }

    @Override
    public <Q, R> CompletableFuture<QueryResponseMessage<R>> query(QueryMessage<Q, R> query) {
        return super.query(query).thenApply(response -> told(query, response));
    }

    private static <R> QueryResponseMessage<R> told(QueryMessage<?, R> query, QueryResponseMessage<R> response) {
        if (!response.isExceptional() || response.exceptionResult() instanceof HandlerExecutionException) {
            return response;
        }
        Throwable failure = response.exceptionResult();
        return new GenericQueryResponseMessage<>(
                query.getResponseType().responseMessagePayloadType(),
                new QueryExecutionException(FailureKinds.describe(failure), failure),
                response.getMetaData());
    }
}
