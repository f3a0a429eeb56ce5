package io.longbox.web;

import io.longbox.api.Refusal;
import io.longbox.api.cart.CartRequestView;
import io.longbox.api.cart.CartView;
import io.longbox.api.cart.ClearCart;
import io.longbox.api.cart.FindCart;
import io.longbox.api.cart.FindCartRequest;
import io.longbox.api.cart.ReduceItem;
import io.longbox.api.cart.RemoveItem;
import io.longbox.api.cart.RequestItem;
import io.longbox.api.catalog.AdjustStock;
import io.longbox.api.catalog.CreateProduct;
import io.longbox.api.catalog.FindProduct;
import io.longbox.api.catalog.FindStock;
import io.longbox.api.catalog.ListProducts;
import io.longbox.api.catalog.ProductPage;
import io.longbox.api.catalog.ProductView;
import io.longbox.api.catalog.ReceiveStock;
import io.longbox.api.catalog.StockView;
import io.longbox.api.catalog.UpdateProduct;
import io.longbox.api.catalog.WithdrawProduct;
import io.longbox.api.user.AddPoints;
import io.longbox.api.user.DeductPoints;
import io.longbox.api.user.FindPointsLedger;
import io.longbox.api.user.FindUser;
import io.longbox.api.user.ListUsers;
import io.longbox.api.user.PointsLedgerPage;
import io.longbox.api.user.RegisterUser;
import io.longbox.api.user.ReinstateUser;
import io.longbox.api.user.SetPoints;
import io.longbox.api.user.SuspendUser;
import io.longbox.api.user.UpdateUser;
import io.longbox.api.user.UserPage;
import io.longbox.api.user.UserView;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.queryhandling.DefaultQueryGateway;
import org.axonframework.queryhandling.QueryGateway;
import org.axonframework.queryhandling.SimpleQueryBus;

/** A store of canned answers behind Axon's real in-process buses. A message nobody expected fails. */
public class FakeStore {

    private static final List<Class<?>> COMMANDS = List.of(
            RegisterUser.class,
            UpdateUser.class,
            SuspendUser.class,
            ReinstateUser.class,
            AddPoints.class,
            DeductPoints.class,
            SetPoints.class,
            CreateProduct.class,
            UpdateProduct.class,
            WithdrawProduct.class,
            ReceiveStock.class,
            AdjustStock.class,
            RequestItem.class,
            ReduceItem.class,
            RemoveItem.class,
            ClearCart.class);
    private static final Map<Class<?>, Class<?>> QUERIES = Map.of(
            FindUser.class, UserView.class,
            ListUsers.class, UserPage.class,
            FindPointsLedger.class, PointsLedgerPage.class,
            FindProduct.class, ProductView.class,
            ListProducts.class, ProductPage.class,
            FindStock.class, StockView.class,
            FindCart.class, CartView.class,
            FindCartRequest.class, CartRequestView.class);

    private final SimpleCommandBus commandBus = SimpleCommandBus.builder().build();
    private final SimpleQueryBus queryBus = SimpleQueryBus.builder().build();
    private final Map<Class<?>, Function<Object, Object>> answers = new ConcurrentHashMap<>();
    private final List<Object> sent = new CopyOnWriteArrayList<>();

    public FakeStore() {
        COMMANDS.forEach(type -> commandBus.subscribe(type.getName(), message -> {
            sent.add(message.getPayload());
            return answer(message.getPayload());
        }));
        QUERIES.forEach((query, answer) ->
                queryBus.subscribe(query.getName(), answer, message -> answer(message.getPayload())));
    }

    CommandGateway commandGateway() {
        return DefaultCommandGateway.builder().commandBus(commandBus).build();
    }

    public QueryGateway queryGateway() {
        return DefaultQueryGateway.builder().queryBus(queryBus).build();
    }

    /** What a message is answered; the function may throw. */
    public <M> void answer(Class<M> message, Function<M, ?> answer) {
        answers.put(message, payload -> {
            Object result = answer.apply(message.cast(payload));
            return result == null ? Nothing.NOTHING : result;
        });
    }

    public <M> void refuse(Class<M> message, Refusal.Code code, String detail) {
        refuse(message, new Refusal(code, detail));
    }

    public <M> void refuse(Class<M> message, Refusal refusal) {
        answer(message, ignored -> {
            throw new CommandExecutionException("refused", null, refusal);
        });
    }

    /** Tells subscribers that a query's answer changed. */
    public <Q> void announce(Q query, Object answer) {
        queryBus.queryUpdateEmitter().emit(query.getClass(), query::equals, answer);
    }

    public int subscriptions() {
        return queryBus.queryUpdateEmitter().activeSubscriptions().size();
    }

    public List<Object> sent() {
        return sent;
    }

    public <C> C theOnly(Class<C> command) {
        List<C> found =
                sent.stream().filter(command::isInstance).map(command::cast).toList();
        if (found.size() != 1) {
            throw new AssertionError("expected one " + command.getSimpleName() + " but saw " + sent);
        }
        return found.get(0);
    }

    public void reset() {
        answers.clear();
        sent.clear();
    }

    private Object answer(Object message) {
        Function<Object, Object> answer = answers.get(message.getClass());
        if (answer == null) {
            throw new IllegalStateException("nobody expected " + message);
        }
        Object result = answer.apply(message);
        return result == Nothing.NOTHING ? null : result;
    }

    private enum Nothing {
        NOTHING
    }
}
