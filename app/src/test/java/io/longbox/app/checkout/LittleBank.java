package io.longbox.app.checkout;

import io.longbox.api.Money;
import io.longbox.api.order.OrderId;
import io.longbox.api.payment.AuthorisationRequested;
import io.longbox.api.payment.CaptureRequested;
import io.longbox.api.payment.DeclineReason;
import io.longbox.api.payment.PaymentFailure;
import io.longbox.api.payment.RecordAuthorisation;
import io.longbox.api.payment.RecordCapture;
import io.longbox.api.payment.RecordCaptureFailure;
import io.longbox.api.payment.RecordDecline;
import io.longbox.api.payment.RecordRefund;
import io.longbox.api.payment.RecordVoid;
import io.longbox.api.payment.RefundRequested;
import io.longbox.api.payment.VoidRequested;
import io.longbox.app.little.Outsider;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** A bank with a ledger of its own: it does each thing once, however often it is asked. */
final class LittleBank implements Outsider {

    /** How it behaves. */
    enum Manner {
        APPROVES,
        DECLINES,
        /** It holds the money, and says nothing. */
        IS_SILENT,
        /** It says that it holds the money only when it is to let go of it. */
        ANSWERS_TOO_LATE,
        /** It says everything twice. */
        REPEATS_ITSELF,
        HOLDS_TOO_LITTLE,
        HOLDS_ANOTHER_CURRENCY,
        CANNOT_PAY
    }

    private static final Currency DOLLAR = Currency.getInstance("USD");

    private final Manner manner;
    private final Set<Object> done = new HashSet<>();
    private final List<Object> sent = new ArrayList<>();
    private final List<Object> keptBack = new ArrayList<>();
    private boolean voided;
    private long held;
    private long captured;
    private long refunded;

    LittleBank(Manner manner) {
        this.manner = manner;
    }

    long held() {
        return held;
    }

    long captured() {
        return captured;
    }

    long refunded() {
        return refunded;
    }

    @Override
    public void sees(Object event, Consumer<Object> send) {
        if (event instanceof AuthorisationRequested asked) {
            if (done.add(AuthorisationRequested.class)) {
                authorise(asked, send);
            }
        } else if (event instanceof VoidRequested asked) {
            voided = true;
            held = 0;
            keptBack.forEach(late -> report(late, send));
            keptBack.clear();
            if (done.add(VoidRequested.class)) {
                report(new RecordVoid(asked.order()), send);
            }
        } else if (event instanceof CaptureRequested asked) {
            if (done.add(CaptureRequested.class)) {
                capture(asked.order(), asked.amount(), send);
            }
        } else if (event instanceof RefundRequested asked && done.add(asked.refund())) {
            refunded += asked.amount().minor();
            report(new RecordRefund(asked.order(), asked.refund(), asked.amount()), send);
        }
    }

    private void authorise(AuthorisationRequested asked, Consumer<Object> send) {
        if (voided || manner == Manner.DECLINES) {
            report(new RecordDecline(asked.order(), DeclineReason.DECLINED), send);
            return;
        }
        Money amount = asked.amount();
        Money holds = switch (manner) {
            case HOLDS_TOO_LITTLE -> new Money(amount.minor() - 1, amount.currency());
            case HOLDS_ANOTHER_CURRENCY -> new Money(amount.minor(), DOLLAR);
            default -> amount;
        };
        held = holds.minor();
        RecordAuthorisation answer = new RecordAuthorisation(asked.order(), "held 1", holds);
        switch (manner) {
            case IS_SILENT -> {}
            case ANSWERS_TOO_LATE -> keptBack.add(answer);
            default -> report(answer, send);
        }
    }

    private void capture(OrderId order, Money amount, Consumer<Object> send) {
        if (manner == Manner.CANNOT_PAY) {
            held = 0;
            report(new RecordCaptureFailure(order, PaymentFailure.AUTHORISATION_EXPIRED), send);
        } else {
            captured += held;
            held = 0;
            report(new RecordCapture(order, amount), send);
        }
    }

    private void report(Object command, Consumer<Object> send) {
        sent.add(command);
        send.accept(command);
        if (manner == Manner.REPEATS_ITSELF) {
            send.accept(command);
        }
    }

    @Override
    public void repeat(Predicate<Object> hasArrived, Consumer<Object> send) {
        sent.removeIf(hasArrived);
        sent.forEach(send);
    }
}
