package io.longbox.runtime.axonserver;

import java.util.List;
import org.axonframework.axonserver.connector.ErrorCode;
import org.axonframework.axonserver.connector.query.AxonServerQueryBus;
import org.axonframework.axonserver.connector.query.AxonServerQueryDispatchException;
import org.axonframework.queryhandling.QueryResponseMessage;
import org.axonframework.queryhandling.SubscriptionQueryMessage;
import org.axonframework.queryhandling.SubscriptionQueryResult;
import org.axonframework.queryhandling.SubscriptionQueryUpdateMessage;

/**
 * Axon's bus, whose subscription queries fail without a connection as its queries and commands do. Axon's own let
 * through what gRPC says of a stream that has ended, which reads like a mistake in the program.
 */
final class RemoteQueries extends AxonServerQueryBus {

    RemoteQueries(Builder builder) {
        super(builder);
    }

    /**
     * @throws AxonServerQueryDispatchException if there is no connection to Axon Server
     */
    @Override
    public <Q, I, U>
            SubscriptionQueryResult<QueryResponseMessage<I>, SubscriptionQueryUpdateMessage<U>> subscriptionQuery(
                    SubscriptionQueryMessage<Q, I, U> query, int updateBufferSize) {
        try {
            return super.subscriptionQuery(query, updateBufferSize);
        } catch (IllegalStateException ended) {
            AxonServerQueryDispatchException lost = new AxonServerQueryDispatchException(
                    "there is no connection to Axon Server",
                    ErrorCode.QUERY_DISPATCH_ERROR.errorCode(),
                    "",
                    List.of(String.valueOf(ended.getMessage())));
            lost.initCause(ended);
            throw lost;
        }
    }
}
