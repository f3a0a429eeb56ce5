package io.longbox.payments.call;

import static io.longbox.payments.call.CallFixture.TEN;
import static io.longbox.payments.call.CallFixture.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.longbox.api.order.OrderId;
import io.longbox.api.order.RefundId;
import io.longbox.api.payment.AuthorisationRequested;
import io.longbox.api.payment.CaptureFailed;
import io.longbox.api.payment.CaptureRequested;
import io.longbox.api.payment.CardBrand;
import io.longbox.api.payment.DeclineReason;
import io.longbox.api.payment.PaymentAuthorised;
import io.longbox.api.payment.PaymentCaptured;
import io.longbox.api.payment.PaymentDeclined;
import io.longbox.api.payment.PaymentEvent;
import io.longbox.api.payment.PaymentFailure;
import io.longbox.api.payment.PaymentRefunded;
import io.longbox.api.payment.RefundFailed;
import io.longbox.api.payment.RefundRequested;
import io.longbox.api.payment.TokenisedCard;
import io.longbox.api.payment.VoidRequested;
import io.longbox.api.user.UserId;
import java.time.Duration;
import java.util.UUID;
import org.axonframework.eventhandling.AnnotationEventHandlerAdapter;
import org.axonframework.eventhandling.GenericEventMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

class PaymentCallPolicyTest {

    private final CallFixture store = new CallFixture();
    private final PaymentCalls calls = store.start(Duration.ofSeconds(10), Duration.ofDays(1));
    private final AnnotationEventHandlerAdapter policy =
            new AnnotationEventHandlerAdapter(new PaymentCallPolicy(store.table, calls, store.clock));
    private final OrderId order = CallFixture.order();
    private final RefundId refund = CallFixture.refund();

    @AfterEach
    void everythingStops() {
        store.stop();
    }

    @Test
    void what_is_asked_for_is_called_at_once_and_once() {
        handle(authorisation());
        store.awaitCalls(order, "AUTHORISE DONE 1");

        handle(authorisation());

        assertThat(store.calls(order)).containsExactly("AUTHORISE DONE 1");
        assertThat(store.gateway.asked).containsExactly("authorise");
    }

    @Test
    void each_question_is_a_call() {
        calls.stop();

        handle(authorisation());
        handle(new CaptureRequested(order, "ref", TEN));
        handle(new RefundRequested(order, refund, TEN));
        handle(new RefundRequested(order, CallFixture.refund(), TEN));

        assertThat(store.calls(order))
                .containsExactly(
                        "AUTHORISE PENDING 0 " + TOKEN, "CAPTURE PENDING 0", "REFUND PENDING 0", "REFUND PENDING 0");
    }

    @Test
    void what_is_rolled_back_is_not_called() {
        new TransactionTemplate(store.transactions).executeWithoutResult(transaction -> {
            handleWithin(authorisation());
            transaction.setRollbackOnly();
        });

        assertThat(store.calls(order)).isEmpty();
    }

    @Test
    void a_void_makes_a_pending_authorisation_obsolete() {
        calls.stop();
        handle(authorisation());

        handle(new VoidRequested(order));

        assertThat(store.calls(order)).containsExactly("AUTHORISE OBSOLETE 0", "VOID PENDING 0");
    }

    @Test
    void what_was_told_in_another_way_is_not_asked_any_more() {
        calls.stop();
        handle(authorisation());
        handle(new PaymentAuthorised(order, "ref", TEN));
        handle(new CaptureRequested(order, "ref", TEN));
        handle(new PaymentCaptured(order, TEN));
        handle(new RefundRequested(order, refund, TEN));
        handle(new PaymentRefunded(order, refund, TEN));
        assertThat(store.calls(order)).containsExactly("AUTHORISE DONE 0", "CAPTURE DONE 0", "REFUND DONE 0");
    }

    @Test
    void nor_is_what_was_refused_in_another_way() {
        calls.stop();
        handle(authorisation());
        handle(new PaymentDeclined(order, DeclineReason.DECLINED));
        handle(new CaptureRequested(order, "ref", TEN));
        handle(new CaptureFailed(order, PaymentFailure.REFUSED));
        handle(new RefundRequested(order, refund, TEN));
        handle(new RefundFailed(order, CallFixture.refund(), TEN, PaymentFailure.REFUSED));
        assertThat(store.calls(order)).containsExactly("AUTHORISE DONE 0", "CAPTURE DONE 0", "REFUND PENDING 0");

        handle(new RefundFailed(order, refund, TEN, PaymentFailure.REFUSED));

        assertThat(store.calls(order)).endsWith("REFUND DONE 0");
    }

    private AuthorisationRequested authorisation() {
        return new AuthorisationRequested(
                order, new UserId(UUID.randomUUID()), TEN, new TokenisedCard(TOKEN, CardBrand.VISA, "4242"));
    }

    private void handle(PaymentEvent event) {
        new TransactionTemplate(store.transactions).executeWithoutResult(transaction -> handleWithin(event));
    }

    private void handleWithin(PaymentEvent event) {
        try {
            policy.handle(GenericEventMessage.asEventMessage(event));
        } catch (Exception failed) {
            throw new AssertionError(failed);
        }
    }
}
