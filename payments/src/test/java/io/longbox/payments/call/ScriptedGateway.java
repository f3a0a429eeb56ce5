package io.longbox.payments.call;

import io.longbox.api.Money;
import io.longbox.api.order.OrderId;
import io.longbox.api.order.RefundId;
import io.longbox.api.payment.TokenisedCard;
import io.longbox.payments.CardDetails;
import io.longbox.payments.PaymentGateway;
import io.longbox.payments.ProviderReport;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A provider that does once what it is asked for, says yes, and is silent about some orders. */
final class ScriptedGateway implements PaymentGateway {

    final List<String> asked = new CopyOnWriteArrayList<>();
    final Set<OrderId> silent = ConcurrentHashMap.newKeySet();
    final Map<OrderId, Money> takenAlready = new ConcurrentHashMap<>();
    volatile boolean down;

    @Override
    public String name() {
        return "scripted";
    }

    @Override
    public CompletableFuture<TokenisedCard> tokenise(CardDetails card) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletableFuture<ProviderReport.OfAuthorisation> authorise(OrderId order, Money amount, String token) {
        return answer("authorise", order, new ProviderReport.Held(order, "ref-" + order, amount));
    }

    @Override
    public CompletableFuture<ProviderReport.OfCapture> capture(OrderId order, String reference, Money amount) {
        return answer("capture", order, new ProviderReport.Taken(order, amount));
    }

    @Override
    public CompletableFuture<ProviderReport.OfVoid> release(OrderId order) {
        Money taken = takenAlready.get(order);
        return answer(
                "void",
                order,
                taken == null ? new ProviderReport.Released(order) : new ProviderReport.Taken(order, taken));
    }

    @Override
    public CompletableFuture<ProviderReport.OfRefund> refund(OrderId order, RefundId refund, Money amount) {
        return answer("refund " + amount, order, new ProviderReport.Returned(order, refund, amount));
    }

    private <R> CompletableFuture<R> answer(String what, OrderId order, R report) {
        asked.add(what);
        if (down) {
            // An adapter that breaks its promise not to throw.
            throw new IllegalStateException("connection refused by token-of-the-card");
        }
        return silent.contains(order) ? new CompletableFuture<>() : CompletableFuture.completedFuture(report);
    }
}
