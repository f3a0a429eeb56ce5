package io.longbox.runtime.command;

import io.longbox.api.Refusal;
import io.longbox.api.RefusedException;
import java.util.function.BiFunction;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.queryhandling.QueryExecutionException;
import org.axonframework.queryhandling.QueryMessage;

/**
 * Gives every refusal the one form that arrives unchanged whether the handler is in this process or another: an
 * execution exception with the {@link Refusal} as its details.
 */
final class RefusalInterceptor<M extends Message<?>> implements MessageHandlerInterceptor<M> {

    private final BiFunction<String, Refusal, RuntimeException> asException;

    private RefusalInterceptor(BiFunction<String, Refusal, RuntimeException> asException) {
        this.asException = asException;
    }

    static RefusalInterceptor<CommandMessage<?>> forCommands() {
        return new RefusalInterceptor<>((message, refusal) -> new CommandExecutionException(message, null, refusal));
    }

    static RefusalInterceptor<QueryMessage<?, ?>> forQueries() {
        return new RefusalInterceptor<>((message, refusal) -> new QueryExecutionException(message, null, refusal));
    }

    @Override
    public Object handle(UnitOfWork<? extends M> unitOfWork, InterceptorChain chain) throws Exception {
        try {
            return chain.proceed();
        } catch (RefusedException refused) {
            throw asException.apply(refused.getMessage(), refused.refusal());
        } catch (AggregateNotFoundException missing) {
            Refusal refusal = new Refusal(
                    Refusal.Code.NOT_FOUND, "there is nothing by the id " + missing.getAggregateIdentifier());
            throw asException.apply(refusal.detail(), refusal);
        }
    }
}
