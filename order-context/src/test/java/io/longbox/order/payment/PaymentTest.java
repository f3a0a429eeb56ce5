package io.longbox.order.payment;

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
import io.longbox.api.payment.CardBrand;
import io.longbox.api.payment.ChargeBackPayment;
import io.longbox.api.payment.DeclineReason;
import io.longbox.api.payment.PaymentAuthorised;
import io.longbox.api.payment.PaymentCaptured;
import io.longbox.api.payment.PaymentChargedBack;
import io.longbox.api.payment.PaymentDeclined;
import io.longbox.api.payment.PaymentFailure;
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
import io.longbox.api.payment.TokenisedCard;
import io.longbox.api.payment.VoidPayment;
import io.longbox.api.payment.VoidRequested;
import io.longbox.api.user.UserId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.hamcrest.CustomTypeSafeMatcher;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaymentTest {

    private static final String REFERENCE = "ref-1";

    private final FixtureConfiguration<Payment> payment = new AggregateTestFixture<>(Payment.class);
    private final OrderId order = new OrderId(UUID.randomUUID());
    private final UserId ada = new UserId(UUID.randomUUID());
    private final TokenisedCard card = new TokenisedCard("token", CardBrand.VISA, "4242");
    private final RefundId refund = refund(1);

    @Nested
    class AnAuthorisation {

        @Test
        void is_asked_for() {
            payment.givenNoPriorActivity()
                    .when(new AuthorisePayment(order, ada, eur(1000), card))
                    .expectEvents(asked())
                    .expectResultMessagePayload(0L);
        }

        @Test
        void is_asked_for_once_whatever_became_of_it() {
            for (List<Object> past : List.of(pastAsked(), pastDeclined(), pastAuthorised(), pastCaptured())) {
                fresh().given(past)
                        .when(new AuthorisePayment(order, ada, eur(1000), card))
                        .expectNoEvents()
                        .expectResultMessagePayload(past.size() - 1L);
            }
        }

        @Test
        void that_was_voided_before_is_barred() {
            payment.given(new PaymentVoided(order))
                    .when(new AuthorisePayment(order, ada, eur(1000), card))
                    .expectEvents(new PaymentVoided(order));
        }

        @Test
        void is_recorded() {
            payment.given(pastAsked())
                    .when(new RecordAuthorisation(order, REFERENCE, eur(1000)))
                    .expectEvents(new PaymentAuthorised(order, REFERENCE, eur(1000)));
        }

        @Test
        void is_recorded_once() {
            payment.given(pastAuthorised())
                    .when(new RecordAuthorisation(order, REFERENCE, eur(1000)))
                    .expectNoEvents();
        }

        @ParameterizedTest
        @ValueSource(longs = {0, 999, 1001})
        void of_another_amount_is_a_no_and_let_go(long other) {
            payment.given(pastAsked())
                    .when(new RecordAuthorisation(order, REFERENCE, eur(other)))
                    .expectEvents(new PaymentDeclined(order, DeclineReason.OTHER_AMOUNT), new VoidRequested(order));
        }

        @Test
        void in_another_currency_is_a_no_and_let_go() {
            payment.given(pastAsked())
                    .when(new RecordAuthorisation(order, REFERENCE, usd(1000)))
                    .expectEvents(new PaymentDeclined(order, DeclineReason.OTHER_AMOUNT), new VoidRequested(order));
        }

        @Test
        void that_comes_after_the_void_is_ignored() {
            for (List<Object> past : List.of(
                    plus(pastAsked(), new VoidRequested(order)),
                    plus(pastAsked(), new VoidRequested(order), new PaymentVoided(order)),
                    List.<Object>of(new PaymentVoided(order)))) {
                fresh().given(past)
                        .when(new RecordAuthorisation(order, REFERENCE, eur(1000)))
                        .expectNoEvents();
            }
        }

        @Test
        void that_comes_after_a_no_is_let_go_once() {
            payment.given(pastDeclined())
                    .when(new RecordAuthorisation(order, REFERENCE, eur(1000)))
                    .expectEvents(new VoidRequested(order));
            fresh().given(plus(pastDeclined(), new VoidRequested(order)))
                    .when(new RecordAuthorisation(order, REFERENCE, eur(1000)))
                    .expectNoEvents();
        }

        @Test
        void that_nobody_asked_for_is_refused() {
            payment.givenNoPriorActivity()
                    .when(new RecordAuthorisation(order, REFERENCE, eur(1000)))
                    .expectException(AggregateNotFoundException.class);
        }

        @Test
        void is_declined() {
            payment.given(pastAsked())
                    .when(new RecordDecline(order, DeclineReason.INSUFFICIENT_FUNDS))
                    .expectEvents(new PaymentDeclined(order, DeclineReason.INSUFFICIENT_FUNDS));
        }

        @Test
        void is_declined_once_and_never_after_it_was_given_or_voided() {
            for (List<Object> past : List.of(
                    pastDeclined(),
                    pastAuthorised(),
                    pastCapturing(),
                    pastCaptured(),
                    plus(pastAsked(), new VoidRequested(order)),
                    List.<Object>of(new PaymentVoided(order)))) {
                fresh().given(past)
                        .when(new RecordDecline(order, DeclineReason.DECLINED))
                        .expectNoEvents();
            }
        }
    }

    @Nested
    class ACapture {

        @Test
        void is_asked_for_with_what_is_held() {
            payment.given(pastAuthorised())
                    .when(new CapturePayment(order))
                    .expectEvents(new CaptureRequested(order, REFERENCE, eur(1000)));
        }

        @Test
        void is_asked_for_once() {
            for (List<Object> past : List.of(pastCapturing(), pastCaptured(), pastNotCaptured())) {
                fresh().given(past).when(new CapturePayment(order)).expectNoEvents();
            }
        }

        @Test
        void of_what_is_not_held_fails_and_changes_nothing() {
            CaptureFailed no = new CaptureFailed(order, PaymentFailure.AUTHORISATION_EXPIRED);
            for (List<Object> past : List.of(
                    List.<Object>of(),
                    List.<Object>of(new PaymentVoided(order)),
                    pastAsked(),
                    pastDeclined(),
                    plus(pastAuthorised(), new VoidRequested(order)),
                    pastVoided())) {
                fresh().given(past).when(new CapturePayment(order)).expectEvents(no);
            }
            fresh().given(plus(pastAsked(), no))
                    .when(new RecordAuthorisation(order, REFERENCE, eur(1000)))
                    .expectEvents(new PaymentAuthorised(order, REFERENCE, eur(1000)));
        }

        @Test
        void is_recorded() {
            payment.given(pastCapturing())
                    .when(new RecordCapture(order, eur(1000)))
                    .expectEvents(new PaymentCaptured(order, eur(1000)));
        }

        @Test
        void is_recorded_once() {
            payment.given(pastCaptured())
                    .when(new RecordCapture(order, eur(1000)))
                    .expectNoEvents();
        }

        @Test
        void of_another_amount_or_currency_fails() {
            for (Money other : List.of(eur(999), eur(1001), usd(1000))) {
                fresh().given(pastCapturing())
                        .when(new RecordCapture(order, other))
                        .expectEvents(new CaptureFailed(order, PaymentFailure.OTHER_AMOUNT));
            }
        }

        @Test
        void that_was_not_asked_for_is_ignored() {
            for (List<Object> past : List.of(pastAsked(), pastAuthorised(), pastVoided(), pastNotCaptured())) {
                fresh().given(past).when(new RecordCapture(order, eur(1000))).expectNoEvents();
            }
        }

        @Test
        void fails() {
            payment.given(pastCapturing())
                    .when(new RecordCaptureFailure(order, PaymentFailure.REFUSED))
                    .expectEvents(new CaptureFailed(order, PaymentFailure.REFUSED));
        }

        @Test
        void fails_once_and_never_after_it_was_made() {
            for (List<Object> past : List.of(pastNotCaptured(), pastCaptured(), pastAuthorised(), pastVoided())) {
                fresh().given(past)
                        .when(new RecordCaptureFailure(order, PaymentFailure.REFUSED))
                        .expectNoEvents();
            }
        }
    }

    @Nested
    class AVoid {

        @Test
        void is_asked_of_the_provider_where_something_is_or_may_be_held() {
            for (List<Object> past : List.of(pastAsked(), pastAuthorised(), pastNotCaptured())) {
                fresh().given(past).when(new VoidPayment(order)).expectEvents(new VoidRequested(order));
            }
        }

        @Test
        void is_answered_at_once_where_nothing_is_held() {
            for (List<Object> past : List.of(List.<Object>of(), pastDeclined())) {
                fresh().given(past).when(new VoidPayment(order)).expectEvents(new PaymentVoided(order));
            }
        }

        @Test
        void is_asked_of_the_provider_once() {
            payment.given(plus(pastAuthorised(), new VoidRequested(order)))
                    .when(new VoidPayment(order))
                    .expectNoEvents();
        }

        @Test
        void that_is_done_is_answered_again() {
            for (List<Object> past : List.of(pastVoided(), List.<Object>of(new PaymentVoided(order)))) {
                fresh().given(past).when(new VoidPayment(order)).expectEvents(new PaymentVoided(order));
            }
        }

        @Test
        void after_another_amount_was_held_waits_for_the_provider() {
            List<Object> past =
                    plus(pastAsked(), new PaymentDeclined(order, DeclineReason.OTHER_AMOUNT), new VoidRequested(order));
            payment.given(past).when(new VoidPayment(order)).expectNoEvents();
            fresh().given(past).when(new RecordVoid(order)).expectEvents(new PaymentVoided(order));
        }

        @Test
        void of_what_is_taken_or_just_being_taken_changes_nothing() {
            for (List<Object> past : List.of(pastCapturing(), pastCaptured())) {
                fresh().given(past).when(new VoidPayment(order)).expectNoEvents();
            }
        }

        @Test
        void is_recorded() {
            payment.given(plus(pastAuthorised(), new VoidRequested(order)))
                    .when(new RecordVoid(order))
                    .expectEvents(new PaymentVoided(order));
        }

        @Test
        void is_recorded_once_and_only_if_it_was_asked_for() {
            for (List<Object> past : List.of(pastVoided(), pastAsked(), pastAuthorised(), pastCaptured())) {
                fresh().given(past).when(new RecordVoid(order)).expectNoEvents();
            }
        }
    }

    @Nested
    class ARefund {

        @Test
        void is_asked_for() {
            payment.given(pastCaptured())
                    .when(new RefundPayment(order, refund, eur(1000)))
                    .expectEvents(new RefundRequested(order, refund, eur(1000)));
        }

        @Test
        void is_asked_for_once_whatever_became_of_it() {
            List<Object> underWay = plus(pastCaptured(), new RefundRequested(order, refund, eur(100)));
            for (List<Object> past : List.of(
                    underWay,
                    plus(underWay, new PaymentRefunded(order, refund, eur(100))),
                    plus(underWay, new RefundFailed(order, refund, eur(100), PaymentFailure.REFUSED)),
                    plus(pastCaptured(), new RefundFailed(order, refund, eur(2000), PaymentFailure.REFUSED)))) {
                fresh().given(past)
                        .when(new RefundPayment(order, refund, eur(100)))
                        .expectNoEvents();
            }
        }

        @Test
        void of_more_than_was_taken_is_refused() {
            expectRefused(pastCaptured(), eur(1001));
        }

        @Test
        void in_another_currency_is_refused() {
            expectRefused(pastCaptured(), usd(1));
        }

        @Test
        void of_what_was_not_taken_is_refused() {
            expectRefused(List.of(), eur(1));
            expectRefused(pastAuthorised(), eur(1));
            expectRefused(pastCapturing(), eur(1));
            expectRefused(pastNotCaptured(), eur(1));
            expectRefused(pastVoided(), eur(1));
        }

        @Test
        void counts_from_when_it_is_asked_for() {
            List<Object> past = plus(pastCaptured(), new RefundRequested(order, refund(2), eur(600)));
            expectRefused(past, eur(401));
            fresh().given(past)
                    .when(new RefundPayment(order, refund, eur(400)))
                    .expectEvents(new RefundRequested(order, refund, eur(400)));
        }

        @Test
        void is_never_of_what_the_bank_took_back() {
            List<Object> past = plus(pastCaptured(), new PaymentChargedBack(order, "c1", eur(600)));
            expectRefused(past, eur(401));
            fresh().given(past)
                    .when(new RefundPayment(order, refund, eur(400)))
                    .expectEvents(new RefundRequested(order, refund, eur(400)));
        }

        @Test
        void that_failed_leaves_its_money_for_another() {
            payment.given(plus(
                            pastCaptured(),
                            new RefundRequested(order, refund(2), eur(1000)),
                            new RefundFailed(order, refund(2), eur(1000), PaymentFailure.REFUSED)))
                    .when(new RefundPayment(order, refund, eur(1000)))
                    .expectEvents(new RefundRequested(order, refund, eur(1000)));
        }

        @Test
        void that_was_reported_with_another_amount_may_have_gone_and_is_not_given_again() {
            expectRefused(
                    plus(
                            pastCaptured(),
                            new RefundRequested(order, refund(2), eur(1000)),
                            new RefundFailed(order, refund(2), eur(1000), PaymentFailure.OTHER_AMOUNT)),
                    eur(1));
        }

        @Test
        void is_recorded() {
            payment.given(plus(pastCaptured(), new RefundRequested(order, refund, eur(100))))
                    .when(new RecordRefund(order, refund, eur(100)))
                    .expectEvents(new PaymentRefunded(order, refund, eur(100)));
        }

        @Test
        void is_recorded_once_and_only_if_it_was_asked_for() {
            List<Object> underWay = plus(pastCaptured(), new RefundRequested(order, refund, eur(100)));
            for (List<Object> past : List.of(
                    plus(underWay, new PaymentRefunded(order, refund, eur(100))),
                    plus(underWay, new RefundFailed(order, refund, eur(100), PaymentFailure.REFUSED)),
                    pastCaptured(),
                    pastAsked())) {
                fresh().given(past)
                        .when(new RecordRefund(order, refund, eur(100)))
                        .expectNoEvents();
            }
        }

        @Test
        void of_another_amount_or_currency_failed() {
            for (Money other : List.of(eur(99), eur(101), usd(100))) {
                fresh().given(plus(pastCaptured(), new RefundRequested(order, refund, eur(100))))
                        .when(new RecordRefund(order, refund, other))
                        .expectEvents(new RefundFailed(order, refund, eur(100), PaymentFailure.OTHER_AMOUNT));
            }
        }

        @Test
        void that_the_bank_s_taking_left_no_room_for_does_not_add_up() {
            payment.given(plus(
                            pastCaptured(),
                            new RefundRequested(order, refund, eur(100)),
                            new PaymentChargedBack(order, "c1", eur(1000))))
                    .when(new RecordRefund(order, refund, eur(100)))
                    .expectEvents(new RefundFailed(order, refund, eur(100), PaymentFailure.OTHER_AMOUNT));
        }

        @Test
        void fails() {
            payment.given(plus(pastCaptured(), new RefundRequested(order, refund, eur(100))))
                    .when(new RecordRefundFailure(order, refund, PaymentFailure.REFUSED))
                    .expectEvents(new RefundFailed(order, refund, eur(100), PaymentFailure.REFUSED));
        }

        @Test
        void fails_once_and_only_if_it_was_asked_for() {
            List<Object> underWay = plus(pastCaptured(), new RefundRequested(order, refund, eur(100)));
            for (List<Object> past : List.of(
                    plus(underWay, new PaymentRefunded(order, refund, eur(100))),
                    plus(underWay, new RefundFailed(order, refund, eur(100), PaymentFailure.REFUSED)),
                    pastCaptured())) {
                fresh().given(past)
                        .when(new RecordRefundFailure(order, refund, PaymentFailure.REFUSED))
                        .expectNoEvents();
            }
        }

        @Test
        void is_the_last_one_when_there_are_too_many_to_remember() {
            List<Object> past = new ArrayList<>(pastCaptured());
            for (int i = 0; i < Refunds.MOST; i++) {
                past.add(new RefundFailed(order, refund(100 + i), eur(1), PaymentFailure.REFUSED));
            }
            expectRefused(past, eur(1));
            expectRefused(plus(past, new RefundFailed(order, refund, eur(1), PaymentFailure.REFUSED)), eur(1));
        }

        private void expectRefused(List<Object> past, Money amount) {
            fresh().given(past)
                    .when(new RefundPayment(order, refund, amount))
                    .expectEvents(new RefundFailed(order, refund, amount, PaymentFailure.REFUSED));
        }
    }

    @Nested
    class AChargeback {

        @Test
        void is_recorded() {
            payment.given(pastCaptured())
                    .when(new ChargeBackPayment(order, "c1", eur(1000)))
                    .expectEvents(new PaymentChargedBack(order, "c1", eur(1000)));
        }

        @Test
        void is_recorded_once() {
            payment.given(plus(pastCaptured(), new PaymentChargedBack(order, "c1", eur(500))))
                    .when(new ChargeBackPayment(order, "c1", eur(500)))
                    .expectNoEvents();
        }

        @Test
        void of_more_than_is_left_takes_the_rest() {
            payment.given(plus(
                            pastCaptured(),
                            new RefundRequested(order, refund, eur(300)),
                            new PaymentRefunded(order, refund, eur(300)),
                            new PaymentChargedBack(order, "c1", eur(200))))
                    .when(new ChargeBackPayment(order, "c2", eur(1000)))
                    .expectEvents(new PaymentChargedBack(order, "c2", eur(500)));
        }

        @Test
        void before_the_capture_is_known_has_to_be_told_again() {
            payment.given(pastCapturing())
                    .when(new ChargeBackPayment(order, "c1", eur(1000)))
                    .expectException(refusedAs(Refusal.Code.CONFLICT));
        }

        @Test
        void of_what_was_not_taken_is_refused() {
            for (List<Object> past : List.of(pastAsked(), pastAuthorised(), pastNotCaptured(), pastVoided())) {
                expectNonsense(past, eur(1));
            }
            expectNonsense(pastCaptured(), usd(1));
            expectNonsense(pastCaptured(), eur(0));
            expectNonsense(plus(pastCaptured(), new PaymentChargedBack(order, "c1", eur(1000))), eur(1));
        }

        @Test
        void is_the_last_one_when_there_are_too_many_to_remember() {
            List<Object> past = new ArrayList<>(pastCaptured());
            for (int i = 0; i < Payment.MOST_CHARGEBACKS; i++) {
                past.add(new PaymentChargedBack(order, "c" + i, eur(1)));
            }
            expectNonsense(past, eur(1));
        }

        private void expectNonsense(List<Object> past, Money amount) {
            fresh().given(past)
                    .when(new ChargeBackPayment(order, "cx", amount))
                    .expectException(refusedAs(Refusal.Code.INVALID));
        }
    }

    private static Matcher<RefusedException> refusedAs(Refusal.Code code) {
        return new CustomTypeSafeMatcher<>("refused as " + code) {
            @Override
            protected boolean matchesSafely(RefusedException refused) {
                return refused.refusal().code() == code;
            }
        };
    }

    private static FixtureConfiguration<Payment> fresh() {
        return new AggregateTestFixture<>(Payment.class);
    }

    private AuthorisationRequested asked() {
        return new AuthorisationRequested(order, ada, eur(1000), card);
    }

    private List<Object> pastAsked() {
        return List.of(asked());
    }

    private List<Object> pastDeclined() {
        return plus(pastAsked(), new PaymentDeclined(order, DeclineReason.DECLINED));
    }

    private List<Object> pastAuthorised() {
        return plus(pastAsked(), new PaymentAuthorised(order, REFERENCE, eur(1000)));
    }

    private List<Object> pastVoided() {
        return plus(pastAuthorised(), new VoidRequested(order), new PaymentVoided(order));
    }

    private List<Object> pastCapturing() {
        return plus(pastAuthorised(), new CaptureRequested(order, REFERENCE, eur(1000)));
    }

    private List<Object> pastCaptured() {
        return plus(pastCapturing(), new PaymentCaptured(order, eur(1000)));
    }

    private List<Object> pastNotCaptured() {
        return plus(pastCapturing(), new CaptureFailed(order, PaymentFailure.REFUSED));
    }

    private static List<Object> plus(List<Object> past, Object... events) {
        return Stream.concat(past.stream(), Stream.of(events)).toList();
    }

    private static RefundId refund(int number) {
        return new RefundId(new UUID(1, number));
    }

    private static Money eur(long minor) {
        return new Money(minor, Currency.getInstance("EUR"));
    }

    private static Money usd(long minor) {
        return new Money(minor, Currency.getInstance("USD"));
    }
}
