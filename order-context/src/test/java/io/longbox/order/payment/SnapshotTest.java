package io.longbox.order.payment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import io.longbox.api.Money;
import io.longbox.api.order.OrderId;
import io.longbox.api.order.RefundId;
import io.longbox.api.payment.AuthorisationRequested;
import io.longbox.api.payment.CaptureRequested;
import io.longbox.api.payment.CardBrand;
import io.longbox.api.payment.PaymentAuthorised;
import io.longbox.api.payment.PaymentCaptured;
import io.longbox.api.payment.PaymentChargedBack;
import io.longbox.api.payment.PaymentFailure;
import io.longbox.api.payment.PaymentRefunded;
import io.longbox.api.payment.PaymentVoided;
import io.longbox.api.payment.RefundFailed;
import io.longbox.api.payment.RefundRequested;
import io.longbox.api.payment.TokenisedCard;
import io.longbox.api.payment.VoidRequested;
import io.longbox.api.user.UserId;
import java.util.Currency;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** A snapshot is the aggregate's fields as JSON. */
class SnapshotTest {

    private static final JsonMapper FIELDS_ALONE = JsonMapper.builder()
            .changeDefaultVisibility(visibility -> visibility
                    .withVisibility(PropertyAccessor.ALL, Visibility.NONE)
                    .withVisibility(PropertyAccessor.FIELD, Visibility.ANY)
                    .withVisibility(PropertyAccessor.CREATOR, Visibility.ANY))
            .build();

    private static final Money TEN = new Money(1000, Currency.getInstance("EUR"));
    private static final Money ONE = new Money(100, Currency.getInstance("EUR"));

    private final OrderId order = new OrderId(UUID.randomUUID());

    @Test
    void a_snapshot_brings_back_all_of_the_state() {
        Payment payment = used();

        Payment restored = FIELDS_ALONE.readValue(FIELDS_ALONE.writeValueAsString(payment), Payment.class);

        assertThat(restored).usingRecursiveComparison().isEqualTo(payment);
    }

    @Test
    void a_snapshot_holds_nothing_of_the_card() {
        assertThat(FIELDS_ALONE.writeValueAsString(used())).doesNotContain("the-token", "4242");
    }

    /** More than ever happens to one payment, so that no field is left as it was. */
    private Payment used() {
        Payment payment = new Payment();
        payment.on(new AuthorisationRequested(
                order, new UserId(UUID.randomUUID()), TEN, new TokenisedCard("the-token", CardBrand.VISA, "4242")));
        payment.on(new PaymentAuthorised(order, "reference", TEN));
        payment.on(new VoidRequested(order));
        payment.on(new PaymentVoided(order));
        payment.on(new CaptureRequested(order, "reference", TEN));
        payment.on(new PaymentCaptured(order, TEN));
        for (int i = 0; i < 3; i++) {
            payment.on(new RefundRequested(order, refund(i), ONE));
        }
        payment.on(new PaymentRefunded(order, refund(0), ONE));
        payment.on(new RefundFailed(order, refund(1), ONE, PaymentFailure.REFUSED));
        payment.on(new PaymentChargedBack(order, "c1", ONE));
        payment.on(new PaymentChargedBack(order, "c2", ONE));
        return payment;
    }

    private static RefundId refund(int number) {
        return new RefundId(new UUID(1, number));
    }
}
