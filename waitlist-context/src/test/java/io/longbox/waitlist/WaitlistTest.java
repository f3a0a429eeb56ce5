package io.longbox.waitlist;

import static io.longbox.waitlist.LineFixture.*;

import io.longbox.api.Refusal;
import io.longbox.api.RefusedException;
import io.longbox.api.waitlist.CloseWaitlist;
import io.longbox.api.waitlist.EndOffer;
import io.longbox.api.waitlist.LeaveWaitlist;
import io.longbox.api.waitlist.OfferAwaited;
import io.longbox.api.waitlist.OfferEnd;
import io.longbox.api.waitlist.OfferNotOpen;
import io.longbox.api.waitlist.PassOver;
import io.longbox.api.waitlist.PassOverReason;
import io.longbox.api.waitlist.PlaceNotOffered;
import io.longbox.api.waitlist.WaitlistClosed;
import io.longbox.api.waitlist.WaitlistEntered;
import io.longbox.api.waitlist.WaitlistLeft;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.hamcrest.CustomTypeSafeMatcher;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class WaitlistTest {

    private final AggregateTestFixture<Waitlist> line = new AggregateTestFixture<>(Waitlist.class);

    private static void expectNotFound(ResultValidator<Waitlist> result) {
        result.expectNoEvents().expectException(new CustomTypeSafeMatcher<Throwable>("a refusal as NOT_FOUND") {
            @Override
            protected boolean matchesSafely(Throwable thrown) {
                return thrown instanceof RefusedException refusal
                        && refusal.refusal().code() == Refusal.Code.NOT_FOUND;
            }
        });
    }

    @Nested
    class A_place {

        @Test
        void is_entered_for_whoever_holds_the_ticket() {
            line.givenNoPriorActivity().when(enter(1)).expectEvents(entered(1));
        }

        @Test
        void is_entered_once() {
            line.given(entered(1), entered(2)).when(enter(1)).expectNoEvents();
        }

        @Test
        void is_offered_when_its_turn_comes() {
            line.given(entered(1)).when(offerPlace(1)).expectEvents(offered(1));
        }

        @Test
        void is_offered_once() {
            line.given(entered(1), offered(1)).when(offerPlace(1)).expectNoEvents();
        }

        @Test
        void whose_turn_comes_before_it_is_entered_is_offered_as_soon_as_it_is() {
            OfferAwaited awaited = new OfferAwaited(PRODUCT, 1, offer(1), TOMORROW);
            line.givenNoPriorActivity().when(offerPlace(1)).expectEvents(awaited);
            line.given(awaited).when(offerPlace(1)).expectNoEvents();
            line.given(awaited).when(enter(1)).expectEvents(entered(1), offered(1));
        }

        @Test
        void that_is_over_is_not_offered() {
            line.given(entered(1), left(1, null))
                    .when(offerPlace(1))
                    .expectEvents(new PlaceNotOffered(PRODUCT, 1, offer(1)));
        }

        @Test
        void can_be_left_while_waiting() {
            line.given(entered(1), entered(2))
                    .when(new LeaveWaitlist(PRODUCT, reader(2)))
                    .expectEvents(left(2, null));
        }

        @Test
        void can_be_left_after_the_turn_has_come() {
            line.given(entered(1), offered(1))
                    .when(new LeaveWaitlist(PRODUCT, reader(1)))
                    .expectEvents(left(1, offer(1)));
        }

        @Test
        void is_left_together_with_an_earlier_one_whose_turn_has_come() {
            WaitlistEntered again = new WaitlistEntered(PRODUCT, place(2), reader(1), ONE, request(2));
            line.given(entered(1), offered(1), again)
                    .when(new LeaveWaitlist(PRODUCT, reader(1)))
                    .expectEvents(left(1, offer(1)), new WaitlistLeft(PRODUCT, place(2), reader(1), request(2), null));
        }

        @Test
        void cannot_be_left_twice() {
            expectNotFound(line.given(entered(1), left(1, null)).when(new LeaveWaitlist(PRODUCT, reader(1))));
        }

        @Test
        void that_somebody_else_holds_cannot_be_left() {
            expectNotFound(line.given(entered(1)).when(new LeaveWaitlist(PRODUCT, reader(2))));
        }

        @Test
        void whose_request_failed_is_passed_over_once() {
            PassOver failed = new PassOver(PRODUCT, 1, PassOverReason.REQUEST_FAILED);
            line.given(entered(1)).when(failed).expectEvents(passedOver(1, PassOverReason.REQUEST_FAILED));
            line.given(entered(1), passedOver(1, PassOverReason.REQUEST_FAILED))
                    .when(failed)
                    .expectNoEvents();
        }

        @Test
        void whose_turn_has_come_is_not_passed_over_as_one_that_waits() {
            line.given(entered(1), offered(1))
                    .when(new PassOver(PRODUCT, 1, PassOverReason.REQUEST_FAILED))
                    .expectNoEvents();
        }
    }

    @Nested
    class An_offer {

        @Test
        void ends_as_it_is_told() {
            line.given(entered(1), offered(1))
                    .when(new EndOffer(PRODUCT, 1, offer(1), OfferEnd.EXPIRED, null))
                    .expectEvents(ended(1, OfferEnd.EXPIRED, null));
        }

        @Test
        void ends_once_and_whoever_tells_it_again_is_answered() {
            line.given(entered(1), offered(1), ended(1, OfferEnd.CLAIMED, null))
                    .when(new EndOffer(PRODUCT, 1, offer(1), OfferEnd.CLAIMED, null))
                    .expectEvents(new OfferNotOpen(PRODUCT, 1, offer(1)));
        }

        @Test
        void that_was_never_made_does_not_end() {
            line.givenNoPriorActivity()
                    .when(new EndOffer(PRODUCT, 1, offer(1), OfferEnd.CLAIMED, null))
                    .expectEvents(new OfferNotOpen(PRODUCT, 1, offer(1)));
        }
    }

    @Nested
    class A_line {

        @Test
        void that_is_over_passes_over_everybody_who_waits() {
            line.given(entered(1), offered(1), entered(2), entered(3))
                    .when(new CloseWaitlist(PRODUCT))
                    .expectEvents(
                            new WaitlistClosed(PRODUCT),
                            passedOver(2, PassOverReason.PRODUCT_WITHDRAWN),
                            passedOver(3, PassOverReason.PRODUCT_WITHDRAWN));
        }

        @Test
        void is_over_once() {
            line.given(new WaitlistClosed(PRODUCT))
                    .when(new CloseWaitlist(PRODUCT))
                    .expectNoEvents();
        }

        @Test
        void that_is_over_passes_over_whoever_is_entered_late() {
            line.given(new WaitlistClosed(PRODUCT))
                    .when(enter(1))
                    .expectEvents(entered(1), passedOver(1, PassOverReason.PRODUCT_WITHDRAWN));
        }
    }
}
