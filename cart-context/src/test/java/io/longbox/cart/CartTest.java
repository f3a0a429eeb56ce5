package io.longbox.cart;

import static io.longbox.api.catalog.OnShortage.REJECT;
import static io.longbox.api.catalog.OnShortage.WAIT;
import static io.longbox.cart.CartFixture.*;

import io.longbox.api.Money;
import io.longbox.api.Points;
import io.longbox.api.Quantity;
import io.longbox.api.Refusal;
import io.longbox.api.RefusedException;
import io.longbox.api.cart.AbandonCheckout;
import io.longbox.api.cart.AddReservedItem;
import io.longbox.api.cart.CartClosed;
import io.longbox.api.cart.CartReopened;
import io.longbox.api.cart.CheckOut;
import io.longbox.api.cart.CheckoutAbandoned;
import io.longbox.api.cart.CheckoutRequested;
import io.longbox.api.cart.ClearCart;
import io.longbox.api.cart.CloseCart;
import io.longbox.api.cart.CompleteCheckout;
import io.longbox.api.cart.EndHold;
import io.longbox.api.cart.EndPlace;
import io.longbox.api.cart.HoldEnding;
import io.longbox.api.cart.HoldExtended;
import io.longbox.api.cart.ItemAdded;
import io.longbox.api.cart.ItemReduced;
import io.longbox.api.cart.ItemRequested;
import io.longbox.api.cart.PlaceEnded;
import io.longbox.api.cart.ReduceItem;
import io.longbox.api.cart.RejectRequest;
import io.longbox.api.cart.RejectionReason;
import io.longbox.api.cart.RemindOfHold;
import io.longbox.api.cart.RemovalReason;
import io.longbox.api.cart.RemoveItem;
import io.longbox.api.cart.ReopenCart;
import io.longbox.api.cart.RequestItem;
import io.longbox.api.cart.StartCheckout;
import io.longbox.api.catalog.ProductId;
import io.longbox.api.order.CheckoutTerms;
import io.longbox.api.order.OrderId;
import io.longbox.api.order.OrderLine;
import io.longbox.api.order.OrderTotals;
import io.longbox.api.order.PlanDiscount;
import io.longbox.api.order.PointsPayment;
import io.longbox.api.payment.TokenisedCard;
import io.longbox.api.plan.PlanId;
import io.longbox.api.shipping.ShippingChoice;
import io.longbox.api.waitlist.PassOverReason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.hamcrest.CustomTypeSafeMatcher;
import org.junit.jupiter.api.BeforeEach;
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
            expectRefusal(cart.given(new CartClosed(READER, 1)).when(request(1, NEMO, 1, WAIT)), Refusal.Code.CONFLICT);
        }

        @Test
        void a_cart_that_was_opened_again_asks() {
            cart.given(new CartClosed(READER, 1), new CartReopened(READER, 2))
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
                    READER,
                    reservation(2),
                    KRAZY,
                    new Quantity(1),
                    new Money(1500, Currency.getInstance("JPY")),
                    WAIT,
                    null);
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
        RequestItem another = new RequestItem(READER, reservation(2), KRAZY, new Quantity(1), dear, WAIT, null);
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
            cart.given(requested(1, NEMO, 2, WAIT), new CartClosed(READER, 1))
                    .when(new AddReservedItem(READER, reservation(1), NOON))
                    .expectEvents(rejected(1, NEMO, RejectionReason.CART_CLOSED));
        }

        @Test
        void a_place_in_line_is_noted() {
            cart.given(requested(1, NEMO, 1, WAIT)).when(queue(1, NEMO, 7, 3)).expectEvents(queued(1, NEMO, 7, 3));
        }

        @Test
        void a_cart_that_was_closed_meanwhile_refuses_the_place() {
            cart.given(requested(1, NEMO, 1, WAIT), new CartClosed(READER, 1))
                    .when(queue(1, NEMO, 7, 3))
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
                    .when(queue(1, NEMO, 7, 3))
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
                    .when(new EndHold(READER, reservation(1), RemovalReason.HOLD_EXPIRED, NOON))
                    .expectEvents(removed(1, NEMO, 2, RemovalReason.HOLD_EXPIRED));
            cart.given(requested(1, NEMO, 2, WAIT), added(1, NEMO, 2), removed(1, NEMO, 2, RemovalReason.HOLD_EXPIRED))
                    .when(new EndHold(READER, reservation(1), RemovalReason.HOLD_EXPIRED, NOON))
                    .expectNoEvents();
        }

        @Test
        void closing_a_cart_empties_it_and_rejects_what_has_not_been_put_to_the_gate() {
            cart.given(
                            requested(1, NEMO, 2, WAIT),
                            added(1, NEMO, 2),
                            requested(2, KRAZY, 1, WAIT),
                            deferred(3, KRAZY, 1, WAIT))
                    .when(new CloseCart(READER, 1))
                    .expectEvents(
                            new CartClosed(READER, 1),
                            removed(1, NEMO, 2, RemovalReason.CART_CLOSED),
                            rejected(3, KRAZY, RejectionReason.CART_CLOSED));
        }

        @Test
        void a_cart_is_closed_and_opened_once() {
            cart.given(new CartClosed(READER, 1)).when(new CloseCart(READER, 1)).expectNoEvents();
            cart.given(new CartClosed(READER, 1), new CartReopened(READER, 2))
                    .when(new ReopenCart(READER, 2))
                    .expectNoEvents();
        }
    }

    @Test
    void a_suspension_that_is_told_again_after_its_end_takes_nothing_from_the_cart() {
        cart.given(new CartClosed(READER, 1), new CartReopened(READER, 2), requested(1, NEMO, 1, WAIT))
                .andGiven(added(1, NEMO, 1))
                .when(new CloseCart(READER, 1))
                .expectNoEvents();
    }

    @Nested
    class A_place_in_line {

        private Object[] waiting() {
            return new Object[] {requested(1, NEMO, 1, WAIT), queued(1, NEMO, 7, 3)};
        }

        @Test
        void is_not_made_for_another_quantity_by_asking_again() {
            expectRefusal(cart.given(waiting()).when(request(2, NEMO, 5, WAIT)), Refusal.Code.CONFLICT);
        }

        @Test
        void leads_to_an_item_at_the_price_of_the_time_when_the_reader_asked() {
            cart.given(waiting()).when(offer(9, NEMO, 1)).expectEvents(addedForTicket(9, NEMO, 1));
        }

        @Test
        void leads_to_one_item_however_often_it_is_offered() {
            cart.given(waiting())
                    .andGiven(addedForTicket(9, NEMO, 1))
                    .when(offer(9, NEMO, 1))
                    .expectNoEvents();
            cart.given(waiting())
                    .andGiven(addedForTicket(9, NEMO, 1), removed(9, NEMO, 1, RemovalReason.HOLD_EXPIRED))
                    .when(offer(9, NEMO, 1))
                    .expectNoEvents();
        }

        @Test
        void is_over_once_it_has_led_to_an_item() {
            cart.given(waiting())
                    .andGiven(addedForTicket(9, NEMO, 1))
                    .when(request(2, NEMO, 1, WAIT))
                    .expectEvents(requested(2, NEMO, 1, WAIT));
        }

        @Test
        void that_the_cart_has_not_heard_of_is_heard_of_with_the_offer() {
            cart.given(requested(1, NEMO, 1, WAIT))
                    .when(offer(9, NEMO, 1))
                    .expectEvents(queued(1, NEMO, 7, 3), addedForTicket(9, NEMO, 1));
        }

        @Test
        void that_is_told_after_the_offer_is_no_place_any_more() {
            cart.given(requested(1, NEMO, 1, WAIT), queued(1, NEMO, 7, 3), addedForTicket(9, NEMO, 1))
                    .when(queue(1, NEMO, 7, 3))
                    .expectNoEvents();
        }

        @Test
        void is_refused_by_the_cart_of_a_suspended_reader() {
            cart.given(waiting())
                    .andGiven(new CartClosed(READER, 1))
                    .when(offer(9, NEMO, 1))
                    .expectEvents(refused(9, NEMO, PassOverReason.READER_SUSPENDED));
        }

        @Test
        void is_refused_by_a_cart_in_another_currency() {
            Money yen = new Money(1500, Currency.getInstance("JPY"));
            cart.given(waiting())
                    .andGiven(
                            new ItemRequested(READER, reservation(2), KRAZY, new Quantity(1), yen, REJECT, null),
                            new ItemAdded(READER, reservation(2), KRAZY, new Quantity(1), yen, NOON, null))
                    .when(offer(9, NEMO, 1))
                    .expectEvents(refused(9, NEMO, PassOverReason.OTHER_CURRENCY));
        }

        @Test
        void is_refused_by_a_full_cart() {
            cart.given(waiting())
                    .andGiven(added(2, KRAZY, Quantity.MAX))
                    .when(offer(9, NEMO, 1))
                    .expectEvents(refused(9, NEMO, PassOverReason.CART_FULL));
        }

        @Test
        void that_was_given_up_is_refused() {
            cart.given(waiting())
                    .andGiven(new PlaceEnded(READER, NEMO, 7, RejectionReason.LEFT_LINE))
                    .when(offer(9, NEMO, 1))
                    .expectEvents(refused(9, NEMO, PassOverReason.PLACE_GIVEN_UP));
        }

        @Test
        void that_was_refused_is_over() {
            cart.given(waiting())
                    .andGiven(refused(9, NEMO, PassOverReason.CART_FULL))
                    .when(request(2, NEMO, 1, WAIT))
                    .expectEvents(requested(2, NEMO, 1, WAIT));
        }

        @Test
        void can_end_without_a_turn() {
            EndPlace end = new EndPlace(READER, place(NEMO, 7, 3), reservation(1), RejectionReason.PRODUCT_WITHDRAWN);
            PlaceEnded ended = new PlaceEnded(READER, NEMO, 7, RejectionReason.PRODUCT_WITHDRAWN);
            cart.given(waiting()).when(end).expectEvents(ended);
            cart.given(waiting()).andGiven(ended).when(end).expectNoEvents();
        }

        @Test
        void that_the_cart_has_not_heard_of_is_heard_of_when_it_ends() {
            cart.given(requested(1, NEMO, 1, WAIT))
                    .when(new EndPlace(READER, place(NEMO, 7, 3), reservation(1), RejectionReason.LEFT_LINE))
                    .expectEvents(queued(1, NEMO, 7, 3), new PlaceEnded(READER, NEMO, 7, RejectionReason.LEFT_LINE));
        }

        @Test
        void is_not_ended_by_the_end_of_an_earlier_one() {
            cart.given(waiting())
                    .when(new EndPlace(READER, place(NEMO, 6, 1), reservation(99), RejectionReason.LEFT_LINE))
                    .expectNoEvents();
        }
    }

    @Nested
    class The_longer_hold {

        private static final Duration CHECKOUT_HOLD = Duration.ofMinutes(10);

        private StartCheckout start(Instant at) {
            return new StartCheckout(READER, at);
        }

        private HoldExtended extended(int n, Instant until) {
            return new HoldExtended(READER, reservation(n), NEMO, until);
        }

        @BeforeEach
        void resources() {
            cart.registerInjectableResource(properties(Duration.ofSeconds(10)));
        }

        @Test
        void extends_the_hold_of_each_item() {
            cart.given(requested(1, NEMO, 1, REJECT), added(1, NEMO, 1))
                    .when(start(NOON.minusSeconds(30)))
                    .expectEvents(extended(1, NOON.minusSeconds(30).plus(CHECKOUT_HOLD)));
        }

        @Test
        void extends_it_once_however_often_it_is_started() {
            cart.given(requested(1, NEMO, 1, REJECT), added(1, NEMO, 1), extended(1, NOON.plusSeconds(60)))
                    .when(start(NOON))
                    .expectNoEvents();
        }

        @Test
        void extends_what_was_added_since() {
            cart.given(
                            requested(1, NEMO, 1, REJECT),
                            added(1, NEMO, 1),
                            extended(1, NOON.plusSeconds(60)),
                            requested(2, NEMO, 1, REJECT),
                            added(2, NEMO, 1))
                    .when(start(NOON))
                    .expectEvents(extended(2, NOON.plus(CHECKOUT_HOLD)));
        }

        @Test
        void never_shortens_a_hold() {
            cart.given(requested(1, NEMO, 1, REJECT), added(1, NEMO, 1))
                    .when(start(NOON.minus(Duration.ofHours(5))))
                    .expectEvents(extended(1, NOON));
        }

        @Test
        void of_an_empty_cart_is_refused() {
            expectRefusal(
                    cart.given(
                                    requested(1, NEMO, 1, REJECT),
                                    added(1, NEMO, 1),
                                    removed(1, NEMO, 1, RemovalReason.BY_READER))
                            .when(start(NOON)),
                    Refusal.Code.CONFLICT);
        }

        @Test
        void keeps_an_item_whose_hold_was_about_to_end() {
            cart.given(requested(1, NEMO, 1, REJECT), added(1, NEMO, 1), extended(1, NOON.plusSeconds(60)))
                    .when(new EndHold(READER, reservation(1), RemovalReason.HOLD_EXPIRED, NOON))
                    .expectNoEvents();
        }
    }

    @Nested
    class A_checkout {

        private static final Duration CHECKOUT_HOLD = Duration.ofMinutes(10);

        private final Object[] held = {
            requested(1, NEMO, 2, REJECT), added(1, NEMO, 2), requested(2, KRAZY, 1, REJECT), added(2, KRAZY, 1)
        };
        private final CheckoutRequested underWay = checkoutRequested(line(1, NEMO, 2), line(2, KRAZY, 1));

        private HoldExtended extended(int n, ProductId product) {
            return new HoldExtended(READER, reservation(n), product, NOON.plus(CHECKOUT_HOLD));
        }

        private CheckoutTerms terms(ShippingChoice shipping, Integer percent, Long points, TokenisedCard card) {
            return new CheckoutTerms(
                    shipping,
                    percent == null ? null : new PlanDiscount(PlanId.ofName("Gold"), "Gold", percent),
                    points == null ? null : new PointsPayment(new Points(points), new Money(points, PRICE.currency())),
                    card);
        }

        private void expectInvalid(CheckoutTerms terms, String field) {
            cart.given(held)
                    .when(checkOut(terms))
                    .expectNoEvents()
                    .expectException(new CustomTypeSafeMatcher<Throwable>("invalid " + field) {
                        @Override
                        protected boolean matchesSafely(Throwable thrown) {
                            return thrown instanceof RefusedException refused
                                    && refused.refusal().code() == Refusal.Code.INVALID
                                    && field.equals(refused.refusal().field());
                        }
                    });
        }

        @BeforeEach
        void resources() {
            cart.registerInjectableResource(properties(Duration.ofSeconds(10)));
        }

        @Test
        void buys_all_that_is_in_the_cart_and_holds_it_for_longer() {
            cart.given(held)
                    .when(checkOut(CartFixture.terms(CARD)))
                    .expectEvents(extended(1, NEMO), extended(2, KRAZY), underWay)
                    .expectResultMessagePayload(6L);
        }

        @Test
        void extends_each_hold_once() {
            cart.given(held)
                    .andGiven(extended(1, NEMO), extended(2, KRAZY))
                    .when(checkOut(CartFixture.terms(CARD)))
                    .expectEvents(underWay);
        }

        @Test
        void adds_up_what_it_costs() {
            CheckoutTerms terms = terms(BY_POST, 10, 500L, CARD);
            List<OrderLine> lines = List.of(line(1, NEMO, 2), line(2, KRAZY, 1));
            cart.given(held)
                    .when(checkOut(terms))
                    .expectEvents(
                            extended(1, NEMO),
                            extended(2, KRAZY),
                            new CheckoutRequested(
                                    READER,
                                    ORDER,
                                    lines,
                                    terms,
                                    new OrderTotals(money(3897), money(389), money(490), money(500), money(3498))));
        }

        @Test
        void by_the_same_order_again_changes_nothing() {
            cart.given(held)
                    .andGiven(underWay)
                    .when(checkOut(CartFixture.terms(CARD)))
                    .expectNoEvents();
            cart.given(held)
                    .andGiven(underWay, completed(1, 2))
                    .when(checkOut(CartFixture.terms(CARD)))
                    .expectNoEvents();
            cart.given(held)
                    .andGiven(underWay, abandoned())
                    .when(checkOut(CartFixture.terms(CARD)))
                    .expectNoEvents();
        }

        @Test
        void of_an_empty_cart_is_refused() {
            expectRefusal(cart.givenNoPriorActivity().when(checkOut(CartFixture.terms(CARD))), Refusal.Code.CONFLICT);
            expectRefusal(
                    cart.given(requested(1, NEMO, 1, REJECT)).when(checkOut(CartFixture.terms(CARD))),
                    Refusal.Code.CONFLICT);
        }

        @Test
        void of_a_suspended_reader_is_refused() {
            expectRefusal(
                    cart.given(new CartClosed(READER, 1)).when(checkOut(CartFixture.terms(CARD))),
                    Refusal.Code.CONFLICT);
        }

        @Test
        void is_refused_while_another_is_under_way() {
            expectRefusal(
                    cart.given(held)
                            .andGiven(underWay)
                            .when(new CheckOut(
                                    READER, new OrderId(new UUID(5, 2)), CartFixture.terms(CARD), TITLES, null, NOON)),
                    Refusal.Code.CONFLICT);
        }

        @Test
        void is_of_the_cart_that_the_reader_saw() {
            CheckOut seen = new CheckOut(READER, ORDER, CartFixture.terms(CARD), TITLES, 3L, NOON);
            cart.given(held).when(seen).expectEvents(extended(1, NEMO), extended(2, KRAZY), underWay);
            expectRefusal(cart.given(held).andGiven(extended(1, NEMO)).when(seen), Refusal.Code.STALE_VERSION);
            expectRefusal(
                    cart.given(held)
                            .when(new CheckOut(
                                    READER, ORDER, CartFixture.terms(CARD), TITLES.subList(0, 1), null, NOON)),
                    Refusal.Code.CONFLICT);
        }

        @Test
        void cannot_be_paid_with_more_points_than_it_costs() {
            expectInvalid(terms(BY_POST, null, 4388L, CARD), "points");
            expectInvalid(terms(BY_POST, 100, 491L, null), "points");
        }

        @Test
        void needs_a_card_if_money_is_due() {
            expectInvalid(CartFixture.terms(null), "card");
            expectInvalid(terms(BY_POST, null, 4386L, null), "card");
        }

        @Test
        void needs_no_card_if_nothing_is_due_and_keeps_none() {
            CheckoutTerms noCard = terms(BY_POST, null, 4387L, null);
            List<OrderLine> lines = List.of(line(1, NEMO, 2), line(2, KRAZY, 1));
            CheckoutRequested paid = new CheckoutRequested(READER, ORDER, lines, noCard, OrderTotals.of(lines, noCard));
            cart.given(held).when(checkOut(noCard)).expectEvents(extended(1, NEMO), extended(2, KRAZY), paid);
            cart.given(held)
                    .when(checkOut(terms(BY_POST, null, 4387L, CARD)))
                    .expectEvents(extended(1, NEMO), extended(2, KRAZY), paid);
        }

        @Test
        void is_in_one_currency() {
            ShippingChoice abroad = new ShippingChoice(
                    BY_POST.method(), BY_POST.name(), new Money(490, Currency.getInstance("CHF")), BY_POST.address());
            expectInvalid(terms(abroad, null, null, CARD), "shippingMethod");
            expectInvalid(
                    new CheckoutTerms(
                            BY_POST,
                            null,
                            new PointsPayment(new Points(1), new Money(1, Currency.getInstance("CHF"))),
                            CARD),
                    "points");
        }

        @Test
        void is_not_worth_more_than_money_can_say() {
            expectRefusal(
                    cart.given(held).when(checkOut(terms(shipping(Money.MAX), null, null, CARD))),
                    Refusal.Code.CONFLICT);
        }

        @Test
        void keeps_the_reader_from_changing_what_is_being_paid_for() {
            expectRefusal(
                    cart.given(held).andGiven(underWay).when(new RemoveItem(READER, NEMO)), Refusal.Code.CONFLICT);
            expectRefusal(
                    cart.given(held).andGiven(underWay).when(new ReduceItem(READER, NEMO, new Quantity(1))),
                    Refusal.Code.CONFLICT);
            expectRefusal(cart.given(held).andGiven(underWay).when(new ClearCart(READER)), Refusal.Code.CONFLICT);
        }

        @Test
        void leaves_the_reader_free_to_ask_for_more_and_to_change_that() {
            cart.given(held)
                    .andGiven(underWay)
                    .when(request(3, NEMO, 1, REJECT))
                    .expectEvents(requested(3, NEMO, 1, REJECT));
            cart.given(held)
                    .andGiven(underWay, requested(3, NEMO, 1, REJECT), added(3, NEMO, 1))
                    .when(new ReduceItem(READER, NEMO, new Quantity(2)))
                    .expectEvents(removed(3, NEMO, 1, RemovalReason.BY_READER));
            expectRefusal(
                    cart.given(held)
                            .andGiven(underWay, requested(3, NEMO, 1, REJECT), added(3, NEMO, 1))
                            .when(new ReduceItem(READER, NEMO, new Quantity(1))),
                    Refusal.Code.CONFLICT);
        }

        @Test
        void does_not_keep_what_is_taken_from_the_reader() {
            cart.given(held)
                    .andGiven(underWay)
                    .when(new EndHold(READER, reservation(1), RemovalReason.HOLD_EXPIRED, NOON.plus(CHECKOUT_HOLD)))
                    .expectEvents(removed(1, NEMO, 2, RemovalReason.HOLD_EXPIRED));
            cart.given(held)
                    .andGiven(underWay)
                    .when(new EndHold(READER, reservation(1), RemovalReason.PRODUCT_WITHDRAWN, null))
                    .expectEvents(removed(1, NEMO, 2, RemovalReason.PRODUCT_WITHDRAWN));
            cart.given(held)
                    .andGiven(underWay)
                    .when(new CloseCart(READER, 1))
                    .expectEvents(
                            new CartClosed(READER, 1),
                            removed(1, NEMO, 2, RemovalReason.CART_CLOSED),
                            removed(2, KRAZY, 1, RemovalReason.CART_CLOSED));
        }

        @Test
        void that_is_completed_takes_what_is_sold_out_of_the_cart() {
            cart.given(held)
                    .andGiven(underWay, requested(3, NEMO, 1, REJECT), added(3, NEMO, 1))
                    .when(new CompleteCheckout(READER, ORDER))
                    .expectEvents(completed(1, 2));
            cart.given(held)
                    .andGiven(underWay, requested(3, NEMO, 1, REJECT), added(3, NEMO, 1), completed(1, 2))
                    .when(new ClearCart(READER))
                    .expectEvents(removed(3, NEMO, 1, RemovalReason.BY_READER));
        }

        @Test
        void that_is_abandoned_gives_the_items_back_but_for_what_was_lost() {
            cart.given(held).andGiven(underWay).when(abandon(2)).expectEvents(abandoned(2));
            cart.given(held)
                    .andGiven(underWay, abandoned(2))
                    .when(new ClearCart(READER))
                    .expectEvents(removed(1, NEMO, 2, RemovalReason.BY_READER));
        }

        @Test
        void is_over_once() {
            cart.given(held)
                    .andGiven(underWay, completed(1, 2))
                    .when(new CompleteCheckout(READER, ORDER))
                    .expectNoEvents();
            cart.given(held)
                    .andGiven(underWay, completed(1, 2))
                    .when(abandon(1))
                    .expectNoEvents();
            cart.given(held).andGiven(underWay, abandoned()).when(abandon(1)).expectNoEvents();
        }

        @Test
        void is_over_even_if_the_items_have_gone_meanwhile() {
            Object[] gone = {
                removed(1, NEMO, 2, RemovalReason.HOLD_EXPIRED), removed(2, KRAZY, 1, RemovalReason.HOLD_EXPIRED)
            };
            cart.given(held)
                    .andGiven(underWay)
                    .andGiven(gone)
                    .when(new CompleteCheckout(READER, ORDER))
                    .expectEvents(completed());
            cart.given(held).andGiven(underWay).andGiven(gone).when(abandon(1)).expectEvents(abandoned());
        }

        @Test
        void that_the_cart_does_not_know_is_over_all_the_same() {
            cart.givenNoPriorActivity()
                    .when(new CompleteCheckout(READER, ORDER))
                    .expectEvents(completed());
            cart.givenNoPriorActivity().when(abandon(1)).expectEvents(abandoned());
            OrderId another = new OrderId(new UUID(5, 2));
            cart.given(held)
                    .andGiven(underWay)
                    .when(new AbandonCheckout(READER, another, List.of(reservation(1))))
                    .expectEvents(new CheckoutAbandoned(READER, another, List.of()));
            expectRefusal(
                    cart.given(held)
                            .andGiven(underWay, new CheckoutAbandoned(READER, another, List.of()))
                            .when(new ClearCart(READER)),
                    Refusal.Code.CONFLICT);
        }

        @Test
        void is_followed_by_the_next() {
            OrderId next = new OrderId(new UUID(5, 2));
            cart.given(held)
                    .andGiven(extended(1, NEMO), extended(2, KRAZY), underWay, abandoned(2))
                    .when(new CheckOut(READER, next, CartFixture.terms(CARD), TITLES, null, NOON))
                    .expectEvents(new CheckoutRequested(
                            READER,
                            next,
                            List.of(line(1, NEMO, 2)),
                            CartFixture.terms(CARD),
                            OrderTotals.of(List.of(line(1, NEMO, 2)), CartFixture.terms(CARD))));
        }

        @Test
        void does_not_bring_back_what_was_sold_or_lost_by_a_late_repeat() {
            cart.given(held)
                    .andGiven(underWay, completed(1, 2))
                    .when(request(1, NEMO, 2, REJECT))
                    .expectNoEvents();
            cart.given(held)
                    .andGiven(underWay, abandoned(1))
                    .when(request(1, NEMO, 2, REJECT))
                    .expectNoEvents();
        }

        private Money money(long minor) {
            return new Money(minor, PRICE.currency());
        }
    }

    @Nested
    class A_reminder {

        private final RemindOfHold remind = new RemindOfHold(READER, reservation(1), NOON);
        private final HoldEnding ending = new HoldEnding(READER, reservation(1), NEMO, NOON, null);

        @Test
        void is_given_once_a_hold() {
            cart.given(requested(1, NEMO, 1, REJECT), added(1, NEMO, 1))
                    .when(remind)
                    .expectEvents(ending);
            cart.given(requested(1, NEMO, 1, REJECT), added(1, NEMO, 1), ending)
                    .when(remind)
                    .expectNoEvents();
        }

        @Test
        void is_not_given_of_what_is_not_in_the_cart() {
            cart.given(requested(2, NEMO, 1, REJECT), added(2, NEMO, 1))
                    .when(remind)
                    .expectNoEvents();
        }

        @Test
        void is_not_given_of_what_is_held_for_longer_by_now() {
            cart.given(
                            requested(1, NEMO, 1, REJECT),
                            added(1, NEMO, 1),
                            new HoldExtended(READER, reservation(1), NEMO, NOON.plusSeconds(60)))
                    .when(remind)
                    .expectNoEvents();
        }
    }
}
