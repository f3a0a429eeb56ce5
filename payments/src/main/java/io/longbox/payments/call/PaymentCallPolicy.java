package io.longbox.payments.call;

import io.longbox.api.payment.AuthorisationRequested;
import io.longbox.api.payment.CaptureFailed;
import io.longbox.api.payment.CaptureRequested;
import io.longbox.api.payment.PaymentAuthorised;
import io.longbox.api.payment.PaymentCaptured;
import io.longbox.api.payment.PaymentDeclined;
import io.longbox.api.payment.PaymentRefunded;
import io.longbox.api.payment.RefundFailed;
import io.longbox.api.payment.RefundRequested;
import io.longbox.api.payment.VoidRequested;
import java.time.Clock;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Whenever something is asked of the provider, the call is written down, in the transaction of the event; and crossed out
 * when its outcome is known. A void is never crossed out by an event: one that had nothing to let go says the same.
 */
@ProcessingGroup("payment-calls")
@DisallowReplay
class PaymentCallPolicy {

    private final CallTable table;
    private final PaymentCalls calls;
    private final Clock clock;

    PaymentCallPolicy(CallTable table, PaymentCalls calls, Clock clock) {
        this.table = table;
        this.calls = calls;
        this.clock = clock;
    }

    @EventHandler
    void on(AuthorisationRequested event) {
        add(new Call.Authorise(event.order(), event.amount(), event.card().token()));
    }

    @EventHandler
    void on(CaptureRequested event) {
        add(new Call.Capture(event.order(), event.reference(), event.amount()));
    }

    @EventHandler
    void on(VoidRequested event) {
        table.makeObsolete(event.order(), clock.instant());
        add(new Call.Void(event.order()));
    }

    @EventHandler
    void on(RefundRequested event) {
        add(new Call.Refund(event.order(), event.refund(), event.amount()));
    }

    @EventHandler
    void on(PaymentAuthorised event) {
        table.settle(event.order(), Operation.AUTHORISE, null, clock.instant());
    }

    @EventHandler
    void on(PaymentDeclined event) {
        table.settle(event.order(), Operation.AUTHORISE, null, clock.instant());
    }

    @EventHandler
    void on(PaymentCaptured event) {
        table.settle(event.order(), Operation.CAPTURE, null, clock.instant());
    }

    @EventHandler
    void on(CaptureFailed event) {
        table.settle(event.order(), Operation.CAPTURE, null, clock.instant());
    }

    @EventHandler
    void on(PaymentRefunded event) {
        table.settle(event.order(), Operation.REFUND, event.refund(), clock.instant());
    }

    @EventHandler
    void on(RefundFailed event) {
        table.settle(event.order(), Operation.REFUND, event.refund(), clock.instant());
    }

    private void add(Call call) {
        if (table.add(call, clock.instant())) {
            onceCommitted(calls::nudge);
        }
    }

    private static void onceCommitted(Runnable action) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            action.run();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                action.run();
            }
        });
    }
}
