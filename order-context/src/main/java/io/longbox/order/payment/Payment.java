package io.longbox.order.payment;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.axonframework.modelling.command.AggregateLifecycle.getVersion;

import io.longbox.api.Money;
import io.longbox.api.Refusal;
import io.longbox.api.RefusedException;
import io.longbox.api.order.OrderId;
import io.longbox.api.order.RefundId;
import io.longbox.api.payment.AuthorisationRequested;
import io.longbox.api.payment.AuthorisePayment;
import io.longbox.api.payment.CaptureFailed;
import io.longbox.api.payment.CapturePayment;
import io.longbox.api.payment.CaptureRequested;
import io.longbox.api.payment.ChargeBackPayment;
import io.longbox.api.payment.DeclineReason;
import io.longbox.api.payment.PaymentAuthorised;
import io.longbox.api.payment.PaymentCaptured;
import io.longbox.api.payment.PaymentChargedBack;
import io.longbox.api.payment.PaymentDeclined;
import io.longbox.api.payment.PaymentFailure;
import io.longbox.api.payment.PaymentId;
import io.longbox.api.payment.PaymentRefunded;
import io.longbox.api.payment.PaymentVoided;
import io.longbox.api.payment.RecordAuthorisation;
import io.longbox.api.payment.RecordCapture;
import io.longbox.api.payment.RecordCaptureFailure;
import io.longbox.api.payment.RecordDecline;
import io.longbox.api.payment.RecordRefund;
import io.longbox.api.payment.RecordRefundFailure;
import io.longbox.api.payment.RecordVoid;
import io.longbox.api.payment.RefundFailed;
import io.longbox.api.payment.RefundPayment;
import io.longbox.api.payment.RefundRequested;
import io.longbox.api.payment.VoidPayment;
import io.longbox.api.payment.VoidRequested;
import java.util.LinkedHashSet;
import java.util.Objects;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.serialization.Revision;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/**
 * The payment of one order: at most one authorisation, one capture, and refunds that together never exceed what was taken
 * less what the bank has taken back. The provider's word counts only for what was asked of it, in amount and currency.
 *
 * <p>What is captured is never voided, and what is voided never captured: while a capture is under way, a void changes
 * nothing, because nobody knows yet which of the two is due. Whoever asks for it asks again.
 */
@Aggregate(snapshotTriggerDefinition = "snapshotTrigger", cache = "aggregateCache")
@Revision("1")
class Payment {

    static final int MOST_CHARGEBACKS = 100;

    private enum Stage {
        /** Nothing was asked of the provider. */
        NEW,
        ASKED,
        DECLINED,
        AUTHORISED,
        CAPTURING,
        CAPTURE_FAILED,
        CAPTURED
    }

    @AggregateIdentifier
    private @Nullable PaymentId id;

    private Stage stage = Stage.NEW;
    private boolean voidRequested;
    private boolean voided;
    private @Nullable Money amount;
    private @Nullable String reference;
    private Refunds refunds = new Refunds();
    private LinkedHashSet<String> chargebacks = new LinkedHashSet<>();
    private long chargedBack;

    Payment() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    long handle(AuthorisePayment command) {
        if (voided) {
            apply(new PaymentVoided(command.order()));
        } else if (stage == Stage.NEW) {
            apply(new AuthorisationRequested(command.order(), command.user(), command.amount(), command.card()));
        }
        return getVersion();
    }

    /** Money that nobody asked to hold, or no more, is let go. */
    @CommandHandler
    long handle(RecordAuthorisation command) {
        if (stage == Stage.ASKED && !voidRequested) {
            if (command.amount().equals(amount)) {
                apply(new PaymentAuthorised(command.order(), command.reference(), command.amount()));
            } else {
                apply(new PaymentDeclined(command.order(), DeclineReason.OTHER_AMOUNT));
                apply(new VoidRequested(command.order()));
            }
        } else if (stage == Stage.DECLINED && !voidRequested) {
            apply(new VoidRequested(command.order()));
        }
        return getVersion();
    }

    @CommandHandler
    long handle(RecordDecline command) {
        if (stage == Stage.ASKED && !voidRequested) {
            apply(new PaymentDeclined(command.order(), command.reason()));
        }
        return getVersion();
    }

    /** Always answered, where nothing is held as well: the process that asks would wait for ever otherwise. */
    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    long handle(CapturePayment command) {
        switch (stage) {
            case NEW, ASKED, DECLINED ->
                apply(new CaptureFailed(command.order(), PaymentFailure.AUTHORISATION_EXPIRED));
            case AUTHORISED -> capture(command.order());
            case CAPTURING, CAPTURE_FAILED, CAPTURED -> {
                // A repeat.
            }
        }
        return getVersion();
    }

    private void capture(OrderId order) {
        if (voidRequested) {
            apply(new CaptureFailed(order, PaymentFailure.AUTHORISATION_EXPIRED));
        } else {
            apply(new CaptureRequested(order, Objects.requireNonNull(reference), Objects.requireNonNull(amount)));
        }
    }

    @CommandHandler
    long handle(RecordCapture command) {
        if (stage == Stage.CAPTURING) {
            if (command.amount().equals(amount)) {
                apply(new PaymentCaptured(command.order(), command.amount()));
            } else {
                apply(new CaptureFailed(command.order(), PaymentFailure.OTHER_AMOUNT));
            }
        }
        return getVersion();
    }

    @CommandHandler
    long handle(RecordCaptureFailure command) {
        if (stage == Stage.CAPTURING) {
            apply(new CaptureFailed(command.order(), command.reason()));
        }
        return getVersion();
    }

    /** Where nothing was asked of the provider, or the provider has said no, there is nothing to ask it for. */
    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    long handle(VoidPayment command) {
        if (voided) {
            apply(new PaymentVoided(command.order()));
        } else if (!voidRequested) {
            switch (stage) {
                case NEW, DECLINED -> apply(new PaymentVoided(command.order()));
                case ASKED, AUTHORISED, CAPTURE_FAILED -> apply(new VoidRequested(command.order()));
                case CAPTURING, CAPTURED -> {
                    // Not known yet whether it is taken; or it is, and has to be refunded.
                }
            }
        }
        return getVersion();
    }

    @CommandHandler
    long handle(RecordVoid command) {
        if (voidRequested && !voided) {
            apply(new PaymentVoided(command.order()));
        }
        return getVersion();
    }

    /** Always answered, as a capture is. */
    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    long handle(RefundPayment command) {
        if (!refunds.knows(command.refund())) {
            if (isDue(command.amount())) {
                apply(new RefundRequested(command.order(), command.refund(), command.amount()));
            } else {
                apply(new RefundFailed(command.order(), command.refund(), command.amount(), PaymentFailure.REFUSED));
            }
        }
        return getVersion();
    }

    private boolean isDue(Money back) {
        return !refunds.isFull()
                && stage == Stage.CAPTURED
                && isInSameCurrency(back)
                && back.minor() <= taken() - chargedBack - refunds.spokenFor();
    }

    @CommandHandler
    long handle(RecordRefund command) {
        Long asked = refunds.underWay(command.refund());
        if (asked != null) {
            boolean asAsked = isInSameCurrency(command.amount())
                    && command.amount().minor() == asked
                    && asked <= taken() - chargedBack - refunds.done();
            if (asAsked) {
                apply(new PaymentRefunded(command.order(), command.refund(), command.amount()));
            } else {
                failRefund(command.order(), command.refund(), asked, PaymentFailure.OTHER_AMOUNT);
            }
        }
        return getVersion();
    }

    @CommandHandler
    long handle(RecordRefundFailure command) {
        Long asked = refunds.underWay(command.refund());
        if (asked != null) {
            failRefund(command.order(), command.refund(), asked, command.reason());
        }
        return getVersion();
    }

    private void failRefund(OrderId order, RefundId refund, long asked, PaymentFailure reason) {
        Money back = new Money(asked, Objects.requireNonNull(amount).currency());
        apply(new RefundFailed(order, refund, back, reason));
    }

    /** More than is left of what was taken is not the order's money: of that only the rest is recorded. */
    @CommandHandler
    long handle(ChargeBackPayment command) {
        if (!chargebacks.contains(command.reference())) {
            long left = leftToChargeBack(command);
            apply(new PaymentChargedBack(
                    command.order(),
                    command.reference(),
                    new Money(
                            Math.min(left, command.amount().minor()),
                            command.amount().currency())));
        }
        return getVersion();
    }

    private long leftToChargeBack(ChargeBackPayment command) {
        if (stage == Stage.CAPTURING) {
            throw new RefusedException(
                    Refusal.Code.CONFLICT, "whether the money was taken is not known yet; this is to be told again");
        }
        long left = stage == Stage.CAPTURED ? taken() - chargedBack - refunds.done() : 0;
        boolean nonsense = left == 0
                || command.amount().isZero()
                || !isInSameCurrency(command.amount())
                || chargebacks.size() >= MOST_CHARGEBACKS;
        if (nonsense) {
            throw new RefusedException(Refusal.Code.INVALID, "there is no such money that a bank could take back");
        }
        return left;
    }

    private long taken() {
        return Objects.requireNonNull(amount).minor();
    }

    private boolean isInSameCurrency(Money other) {
        return amount != null && amount.currency().equals(other.currency());
    }

    @EventSourcingHandler
    void on(AuthorisationRequested event) {
        id = new PaymentId(event.order());
        stage = Stage.ASKED;
        amount = event.amount();
    }

    @EventSourcingHandler
    void on(PaymentAuthorised event) {
        stage = Stage.AUTHORISED;
        reference = event.reference();
    }

    @EventSourcingHandler
    void on(PaymentDeclined event) {
        stage = Stage.DECLINED;
    }

    @EventSourcingHandler
    void on(CaptureRequested event) {
        stage = Stage.CAPTURING;
    }

    @EventSourcingHandler
    void on(PaymentCaptured event) {
        stage = Stage.CAPTURED;
    }

    /** Also the answer to who asked for what was not held; that changes nothing. */
    @EventSourcingHandler
    void on(CaptureFailed event) {
        id = new PaymentId(event.order());
        if (stage == Stage.CAPTURING) {
            stage = Stage.CAPTURE_FAILED;
        }
    }

    @EventSourcingHandler
    void on(VoidRequested event) {
        voidRequested = true;
    }

    @EventSourcingHandler
    void on(PaymentVoided event) {
        id = new PaymentId(event.order());
        voided = true;
    }

    @EventSourcingHandler
    void on(RefundRequested event) {
        refunds.ask(event.refund(), event.amount());
    }

    @EventSourcingHandler
    void on(PaymentRefunded event) {
        refunds.complete(event.refund(), event.amount());
    }

    @EventSourcingHandler
    void on(RefundFailed event) {
        id = new PaymentId(event.order());
        refunds.fail(event.refund(), event.amount(), event.reason() == PaymentFailure.OTHER_AMOUNT);
    }

    @EventSourcingHandler
    void on(PaymentChargedBack event) {
        chargebacks.add(event.reference());
        chargedBack += event.amount().minor();
    }
}
