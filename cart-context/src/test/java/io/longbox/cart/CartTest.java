package io.longbox.cart;

import static io.longbox.api.catalog.OnShortage.REJECT;
import static io.longbox.api.catalog.OnShortage.WAIT;
import static io.longbox.cart.CartFixture.*;

import io.longbox.api.Money;
import io.longbox.api.Quantity;
import io.longbox.api.Refusal;
import io.longbox.api.RefusedException;
import io.longbox.api.cart.AddReservedItem;
import io.longbox.api.cart.CartClosed;
import io.longbox.api.cart.CartReopened;
import io.longbox.api.cart.ClearCart;
import io.longbox.api.cart.CloseCart;
import io.longbox.api.cart.EndHold;
import io.longbox.api.cart.ItemReduced;
import io.longbox.api.cart.QueueRequest;
import io.longbox.api.cart.ReduceItem;
import io.longbox.api.cart.RejectRequest;
import io.longbox.api.cart.RejectionReason;
import io.longbox.api.cart.RemovalReason;
import io.longbox.api.cart.RemoveItem;
import io.longbox.api.cart.ReopenCart;
import io.longbox.api.cart.RequestItem;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.hamcrest.CustomTypeSafeMatcher;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class CartTest {

    private final AggregateTestFixture<Cart> cart = new AggregateTestFixture<>(Cart.class);

    private static void expectRefusal(ResultValidator<Cart> result, Refusal.Code code) {
        result.expectNoEvents().expectException(new CustomTypeSafeMatcher<Throwable>("a refusal as " + code) {
            @Override
            protected boolean matchesSafely(Throwable thrown) {
                return thrown instanceof RefusedException refusal
                        && refusal.refusal().code() == code;
            }
        });
    }

    @Nested
    class Asking {

        @Test
        void a_reader_asks_for_an_item() {
            cart.givenNoPriorActivity()
                    .when(request(1, NEMO, 2, WAIT))
                    .expectEvents(requested(1, NEMO, 2, WAIT))
                    .expectResultMessagePayload(0L);
        }

        @Test
        void a_repeat_of_an_open_request_changes_nothing() {
            cart.given(requested(1, NEMO, 1, WAIT))
                    .when(request(1, NEMO, 1, WAIT))
                    .expectNoEvents();
        }

        @Test
        void a_repeat_of_a_request_that_was_answered_changes_nothing() {
            cart.given(requested(1, NEMO, 1, WAIT), added(1, NEMO, 1))
                    .when(request(1, NEMO, 1, WAIT))
                    .expectNoEvents();
            cart.given(requested(1, NEMO, 1, WAIT), rejected(1, NEMO, RejectionReason.SOLD_OUT))
                    .when(request(1, NEMO, 1, WAIT))
                    .expectNoEvents();
        }

        @Test
        void a_second_request_for_the_same_product_waits_for_the_answer_to_the_first() {
            cart.given(requested(1, NEMO, 1, WAIT))
                    .when(request(2, NEMO, 1, WAIT))
                    .expectEvents(deferred(2, NEMO, 1, WAIT));
        }

        @Test
        void a_request_for_another_product_does_not_wait() {
            cart.given(requested(1, NEMO, 1, WAIT))
                    .when(request(2, KRAZY, 1, WAIT))
                    .expectEvents(requested(2, KRAZY, 1, WAIT));
        }

        @Test
        void whoever_asks_again_while_waiting_gets_the_ticket_they_have() {
            cart.given(requested(1, NEMO, 1, WAIT), queued(1, NEMO, 7, 3))
                    .when(request(2, NEMO, 1, WAIT))
                    .expectEvents(deferred(2, NEMO, 1, WAIT), queued(2, NEMO, 7, 3));
        }

        @Test
        void a_closed_cart_asks_for_nothing() {
            expectRefusal(cart.given(new CartClosed(READER)).when(request(1, NEMO, 1, WAIT)), Refusal.Code.CONFLICT);
        }

        @Test
        void a_cart_that_was_opened_again_asks() {
            cart.given(new CartClosed(READER), new CartReopened(READER))
                    .when(request(1, NEMO, 1, WAIT))
                    .expectEvents(requested(1, NEMO, 1, WAIT));
        }

        @Test
        void a_full_cart_asks_for_nothing() {
            List<Object> full = new ArrayList<>();
            for (int n = 1; n <= CartRule.MOST_ENTRIES; n++) {
                full.add(requested(n, NEMO, 1, WAIT));
                full.add(added(n, NEMO, 1));
            }
            expectRefusal(cart.given(full).when(request(1_000, KRAZY, 1, WAIT)), Refusal.Code.CONFLICT);
        }

        @Test
        void a_cart_has_one_currency() {
            RequestItem inYen = new RequestItem(
                    READER, reservation(2), KRAZY, new Quantity(1), new Money(1500, Currency.getInstance("JPY")), WAIT);
            expectRefusal(
                    cart.given(requested(1, NEMO, 1, WAIT), added(1, NEMO, 1)).when(inYen), Refusal.Code.CONFLICT);
        }
    }

    @Test
    void a_cart_asks_for_no_more_than_can_be_counted_and_paid() {
        expectRefusal(
                cart.given(requested(1, NEMO, Quantity.MAX, WAIT)).when(request(2, NEMO, 1, WAIT)),
                Refusal.Code.CONFLICT);
        Money dear = new Money(Money.MAX, Currency.getInstance("EUR"));
        RequestItem another = new RequestItem(READER, reservation(2), KRAZY, new Quantity(1), dear, WAIT);
        expectRefusal(cart.given(requested(1, NEMO, 1, WAIT), added(1, NEMO, 1)).when(another), Refusal.Code.CONFLICT);
    }

    @Nested
    class Being_answered {

        @Test
        void reserved_copies_go_into_the_cart() {
            cart.given(requested(1, NEMO, 2, WAIT))
                    .when(new AddReservedItem(READER, reservation(1), NOON))
                    .expectEvents(added(1, NEMO, 2));
        }

        @Test
        void the_same_copies_go_in_once() {
            cart.given(requested(1, NEMO, 2, WAIT), added(1, NEMO, 2))
                    .when(new AddReservedItem(READER, reservation(1), NOON))
                    .expectNoEvents();
        }

        @Test
        void copies_that_were_taken_out_do_not_come_back_by_a_late_repeat() {
            cart.given(requested(1, NEMO, 2, WAIT), added(1, NEMO, 2), removed(1, NEMO, 2, RemovalReason.BY_READER))
                    .when(new AddReservedItem(READER, reservation(1), NOON))
                    .expectNoEvents();
        }

        @Test
        void a_cart_that_was_closed_meanwhile_refuses_the_copies() {
            cart.given(requested(1, NEMO, 2, WAIT), new CartClosed(READER))
                    .when(new AddReservedItem(READER, reservation(1), NOON))
                    .expectEvents(rejected(1, NEMO, RejectionReason.CART_CLOSED));
        }

        @Test
        void a_place_in_line_is_noted() {
            cart.given(requested(1, NEMO, 1, WAIT))
                    .when(new QueueRequest(READER, reservation(1), 7, 3))
                    .expectEvents(queued(1, NEMO, 7, 3));
        }

        @Test
        void a_cart_that_was_closed_meanwhile_refuses_the_place() {
            cart.given(requested(1, NEMO, 1, WAIT), new CartClosed(READER))
                    .when(new QueueRequest(READER, reservation(1), 7, 3))
                    .expectEvents(rejected(1, NEMO, RejectionReason.CART_CLOSED));
        }

        @Test
        void a_no_is_noted_once() {
            cart.given(requested(1, NEMO, 1, WAIT))
                    .when(new RejectRequest(READER, reservation(1), RejectionReason.SOLD_OUT))
                    .expectEvents(rejected(1, NEMO, RejectionReason.SOLD_OUT));
            cart.given(requested(1, NEMO, 1, WAIT), rejected(1, NEMO, RejectionReason.SOLD_OUT))
                    .when(new RejectRequest(READER, reservation(1), RejectionReason.SOLD_OUT))
                    .expectNoEvents();
        }

        @Test
        void a_no_takes_back_what_is_in_the_cart_already() {
            cart.given(requested(1, NEMO, 1, WAIT), added(1, NEMO, 1))
                    .when(new RejectRequest(READER, reservation(1), RejectionReason.PRODUCT_WITHDRAWN))
                    .expectEvents(removed(1, NEMO, 1, RemovalReason.PRODUCT_WITHDRAWN));
        }

        @Test
        void the_next_request_for_the_product_has_its_turn() {
            cart.given(requested(1, NEMO, 1, WAIT), deferred(2, NEMO, 1, REJECT), deferred(3, NEMO, 1, REJECT))
                    .when(new AddReservedItem(READER, reservation(1), NOON))
                    .expectEvents(added(1, NEMO, 1), requested(2, NEMO, 1, REJECT));
        }

        @Test
        void those_who_asked_meanwhile_and_would_wait_share_the_ticket() {
            cart.given(requested(1, NEMO, 1, WAIT), deferred(2, NEMO, 1, WAIT), deferred(3, NEMO, 1, REJECT))
                    .when(new QueueRequest(READER, reservation(1), 7, 3))
                    .expectEvents(queued(1, NEMO, 7, 3), queued(2, NEMO, 7, 3), requested(3, NEMO, 1, REJECT));
        }
    }

    @Nested
    class Changing_one_s_mind {

        @Test
        void fewer_copies_leave_the_newest_reservation_first() {
            cart.given(requested(1, NEMO, 2, WAIT), added(1, NEMO, 2), requested(2, NEMO, 2, WAIT), added(2, NEMO, 2))
                    .when(new ReduceItem(READER, NEMO, new Quantity(1)))
                    .expectEvents(
                            removed(2, NEMO, 2, RemovalReason.BY_READER),
                            new ItemReduced(READER, reservation(1), NEMO, new Quantity(1), new Quantity(1)));
        }

        @Test
        void keeping_as_many_as_there_are_changes_nothing() {
            cart.given(requested(1, NEMO, 2, WAIT), added(1, NEMO, 2))
                    .when(new ReduceItem(READER, NEMO, new Quantity(2)))
                    .expectNoEvents();
        }

        @Test
        void a_product_is_taken_out_with_all_its_reservations() {
            cart.given(
                            requested(1, NEMO, 2, WAIT),
                            added(1, NEMO, 2),
                            requested(2, NEMO, 1, WAIT),
                            added(2, NEMO, 1),
                            requested(3, KRAZY, 1, WAIT),
                            added(3, KRAZY, 1))
                    .when(new RemoveItem(READER, NEMO))
                    .expectEvents(
                            removed(1, NEMO, 2, RemovalReason.BY_READER), removed(2, NEMO, 1, RemovalReason.BY_READER));
        }

        @Test
        void what_is_not_in_the_cart_cannot_be_taken_out() {
            expectRefusal(
                    cart.given(requested(1, NEMO, 2, WAIT)).when(new RemoveItem(READER, NEMO)), Refusal.Code.NOT_FOUND);
            expectRefusal(
                    cart.given(requested(1, NEMO, 2, WAIT)).when(new ReduceItem(READER, NEMO, new Quantity(1))),
                    Refusal.Code.NOT_FOUND);
        }

        @Test
        void a_cart_is_cleared() {
            cart.given(requested(1, NEMO, 2, WAIT), added(1, NEMO, 2))
                    .when(new ClearCart(READER))
                    .expectEvents(removed(1, NEMO, 2, RemovalReason.BY_READER));
        }
    }

    @Nested
    class Losing_items {

        @Test
        void a_hold_ends_once() {
            cart.given(requested(1, NEMO, 2, WAIT), added(1, NEMO, 2))
                    .when(new EndHold(READER, reservation(1), RemovalReason.HOLD_EXPIRED))
                    .expectEvents(removed(1, NEMO, 2, RemovalReason.HOLD_EXPIRED));
            cart.given(requested(1, NEMO, 2, WAIT), added(1, NEMO, 2), removed(1, NEMO, 2, RemovalReason.HOLD_EXPIRED))
                    .when(new EndHold(READER, reservation(1), RemovalReason.HOLD_EXPIRED))
                    .expectNoEvents();
        }

        @Test
        void closing_a_cart_empties_it_and_rejects_what_has_not_been_put_to_the_gate() {
            cart.given(
                            requested(1, NEMO, 2, WAIT),
                            added(1, NEMO, 2),
                            requested(2, KRAZY, 1, WAIT),
                            deferred(3, KRAZY, 1, WAIT))
                    .when(new CloseCart(READER))
                    .expectEvents(
                            new CartClosed(READER),
                            removed(1, NEMO, 2, RemovalReason.CART_CLOSED),
                            rejected(3, KRAZY, RejectionReason.CART_CLOSED));
        }

        @Test
        void a_cart_is_closed_and_opened_once() {
            cart.given(new CartClosed(READER)).when(new CloseCart(READER)).expectNoEvents();
            cart.given(new CartClosed(READER), new CartReopened(READER))
                    .when(new ReopenCart(READER))
                    .expectNoEvents();
        }
    }
}
