package io.longbox.payments.call;

import io.longbox.api.Money;
import io.longbox.api.order.OrderId;
import io.longbox.api.order.RefundId;
import io.longbox.payments.PaymentGateway;
import io.longbox.payments.ProviderReport;
import io.longbox.payments.ProviderReport.NotReturned;
import io.longbox.payments.ProviderReport.OfRefund;
import io.longbox.payments.ProviderReport.OfVoid;
import io.longbox.payments.ProviderReport.Released;
import io.longbox.payments.ProviderReport.Taken;
import io.longbox.payments.ProviderUnavailableException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** One thing to ask of the provider, for one order. */
sealed interface Call {

    OrderId order();

    Operation operation();

    CompletableFuture<? extends ProviderReport> askOf(PaymentGateway gateway);

    record Authorise(OrderId order, Money amount, String token) implements Call {

        @Override
        public Operation operation() {
            return Operation.AUTHORISE;
        }

        @Override
        public CompletableFuture<ProviderReport.OfAuthorisation> askOf(PaymentGateway gateway) {
            return gateway.authorise(order, amount, token);
        }

        @Override
        public String toString() {
            return "Authorise[" + order + ", " + amount + "]";
        }
    }

    record Capture(OrderId order, String reference, Money amount) implements Call {

        @Override
        public Operation operation() {
            return Operation.CAPTURE;
        }

        @Override
        public CompletableFuture<ProviderReport.OfCapture> askOf(PaymentGateway gateway) {
            return gateway.capture(order, reference, amount);
        }
    }

    /**
     * A void is asked for only where the store knows of no capture. If the provider has taken something all the same, such
     * as another amount than it was asked for, that goes back by a refund of its own.
     */
    record Void(OrderId order) implements Call {

        @Override
        public Operation operation() {
            return Operation.VOID;
        }

        @Override
        public CompletableFuture<OfVoid> askOf(PaymentGateway gateway) {
            return gateway.release(order)
                    .thenCompose(answer -> answer instanceof Taken taken
                            ? giveBack(gateway, taken)
                            : CompletableFuture.completedFuture(answer));
        }

        private CompletableFuture<OfVoid> giveBack(PaymentGateway gateway, Taken taken) {
            RefundId all = new RefundId(
                    UUID.nameUUIDFromBytes(("taken in spite of a void: " + order).getBytes(StandardCharsets.UTF_8)));
            return gateway.refund(order, all, taken.amount()).thenApply(this::released);
        }

        private OfVoid released(OfRefund answer) {
            if (answer instanceof NotReturned) {
                throw new ProviderUnavailableException(null);
            }
            return new Released(order);
        }
    }

    record Refund(OrderId order, RefundId refund, Money amount) implements Call {

        @Override
        public Operation operation() {
            return Operation.REFUND;
        }

        @Override
        public CompletableFuture<OfRefund> askOf(PaymentGateway gateway) {
            return gateway.refund(order, refund, amount);
        }
    }
}
