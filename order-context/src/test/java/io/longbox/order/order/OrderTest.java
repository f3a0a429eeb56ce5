package io.longbox.order.order;

import static io.longbox.order.OrderFixture.*;

import io.longbox.api.Points;
import io.longbox.api.Refusal;
import io.longbox.api.order.*;
import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.TestExecutor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OrderTest {

    private final AggregateTestFixture<Order> order = new AggregateTestFixture<>(Order.class);

    @BeforeEach
    void resources() {
        order.registerInjectableResource((OrderNumbers) id -> 17);
        order.registerInjectableResource(PROPERTIES);
    }

    private TestExecutor<Order> paidOrder() {
        return order.given(placed(), paid());
    }

    private static ShipmentRequested packed(int n, LineCount... lines) {
        return new ShipmentRequested(ORDER, shipment(n), READER, List.of(lines), PARCEL);
    }

    private static ItemsShipped shipped(int n, OrderStatus status) {
        return new ItemsShipped(ORDER, shipment(n), READER, status);
    }

    private static ItemsDelivered delivered(int n, OrderStatus status) {
        return new ItemsDelivered(ORDER, shipment(n), READER, status);
    }

    private TestExecutor<Order> deliveredOrder() {
        return order.given(
                placed(),
                paid(),
                packed(1, nemos(3), kats(2)),
                shipped(1, OrderStatus.SHIPPED),
                delivered(1, OrderStatus.DELIVERED));
    }

    private static RefundStarted back(
            int n,
            RefundCause cause,
            List<LineCount> lines,
            boolean restock,
            long cents,
            long revoked,
            OrderStatus status) {
        return new RefundStarted(
                ORDER,
                refund(n),
                READER,
                cause,
                lines,
                restock,
                euros(cents),
                Points.NONE,
                new Points(revoked),
                status,
                Actor.READER,
                null);
    }

    private static CancelOrder cancel(int n, ItemCount... items) {
        return new CancelOrder(ORDER, refund(n), List.of(items), Actor.READER, null);
    }

    private static RequestReturn askBack(int n, ItemCount... items) {
        return new RequestReturn(ORDER, refund(n), List.of(items), Actor.READER, "torn");
    }

    private static ReturnRequested askedBack(int n, LineCount... lines) {
        return new ReturnRequested(ORDER, refund(n), READER, List.of(lines), Actor.READER, "torn");
    }

    @Nested
    class Placing_and_paying {

        @Test
        void an_order_is_placed_with_its_number_its_totals_and_what_it_earns() {
            order.givenNoPriorActivity()
                    .when(new PlaceOrder(ORDER, READER, LINES, byCard()))
                    .expectEvents(placed());
        }

        @Test
        void totals_are_items_less_discount_plus_shipping_and_points_pay_their_part() {
            CheckoutTerms terms = terms(15, 1000, CARD);
            // 40.00 less 6.00 plus 4.00 is 38.00, and points pay 10.00 of it.
            order.givenNoPriorActivity()
                    .when(new PlaceOrder(ORDER, READER, LINES, terms))
                    .expectEvents(new OrderPlaced(
                            ORDER,
                            17,
                            READER,
                            LINES,
                            terms,
                            new OrderTotals(euros(4000), euros(600), euros(400), euros(1000), euros(2800)),
                            new Points(28)));
        }

        @Test
        void placing_twice_changes_nothing() {
            order.given(placed())
                    .when(new PlaceOrder(ORDER, READER, LINES, byCard()))
                    .expectNoEvents();
        }

        @Test
        void the_money_that_is_owed_pays_it() {
            order.given(placed())
                    .when(new ConfirmPayment(ORDER, euros(4400), new Points(44)))
                    .expectEvents(paid());
        }

        @Test
        void another_amount_does_not_pay_it() {
            order.given(placed())
                    .when(new ConfirmPayment(ORDER, euros(4399), new Points(44)))
                    .expectEvents(new OrderNotPaid(ORDER, euros(4399), NotPaidReason.OTHER_AMOUNT));
        }

        @Test
        void the_same_amount_in_another_currency_does_not_pay_it() {
            var dollars = new io.longbox.api.Money(4400, java.util.Currency.getInstance("USD"));
            order.given(placed())
                    .when(new ConfirmPayment(ORDER, dollars, new Points(44)))
                    .expectEvents(new OrderNotPaid(ORDER, dollars, NotPaidReason.OTHER_AMOUNT));
        }

        @Test
        void what_is_paid_is_not_paid_again() {
            paidOrder()
                    .when(new ConfirmPayment(ORDER, euros(4400), new Points(44)))
                    .expectNoEvents();
        }

        @Test
        void money_for_an_order_that_was_cancelled_has_to_go_back() {
            order.given(placed(), cancelledByReader())
                    .when(new ConfirmPayment(ORDER, euros(4400), new Points(44)))
                    .expectEvents(new OrderNotPaid(ORDER, euros(4400), NotPaidReason.CANCELLED));
        }
    }

    private static OrderCancelled cancelledByReader() {
        return new OrderCancelled(ORDER, READER, CancellationReason.BY_READER, Actor.READER, null);
    }

    @Nested
    class Giving_up_before_it_is_paid {

        @Test
        void the_checkout_gives_it_up_with_the_reason() {
            order.given(placed())
                    .when(new AbandonOrder(ORDER, CancellationReason.PAYMENT_DECLINED))
                    .expectEvents(
                            new OrderCancelled(ORDER, READER, CancellationReason.PAYMENT_DECLINED, Actor.STORE, null));
        }

        @Test
        void the_reader_gives_it_up_as_a_whole() {
            order.given(placed()).when(cancel(1)).expectEvents(cancelledByReader());
        }

        @Test
        void but_not_in_part() {
            order.given(placed())
                    .when(cancel(1, of(NEMO, 1)))
                    .expectException(refusal(
                            Refusal.Code.CONFLICT,
                            "as long as the order is not paid for, only the whole of it can be cancelled",
                            "items"));
        }

        @Test
        void giving_up_what_was_given_up_changes_nothing() {
            order.given(placed(), cancelledByReader()).when(cancel(1)).expectNoEvents();
        }

        @Test
        void the_checkout_cannot_give_up_what_is_paid() {
            paidOrder()
                    .when(new AbandonOrder(ORDER, CancellationReason.SOLD_OUT))
                    .expectNoEvents();
        }

        @Test
        void it_is_not_shipped() {
            order.given(placed())
                    .when(new RequestShipment(ORDER, shipment(1), List.of(), PARCEL))
                    .expectException(refusal(Refusal.Code.CONFLICT, "the order is not paid for yet", null));
        }

        @Test
        void nor_is_what_was_cancelled() {
            order.given(placed(), cancelledByReader())
                    .when(new RequestShipment(ORDER, shipment(1), List.of(), PARCEL))
                    .expectException(refusal(Refusal.Code.CONFLICT, "the order was cancelled", null));
        }
    }

    @Nested
    class Shipping {

        @Test
        void all_that_is_left_goes_into_a_parcel() {
            order.given(placed(), paid(), packed(1, nemos(1)))
                    .when(new RequestShipment(ORDER, shipment(2), List.of(), PARCEL))
                    .expectEvents(packed(2, nemos(2), kats(2)));
        }

        @Test
        void or_some_of_it() {
            paidOrder()
                    .when(new RequestShipment(ORDER, shipment(1), List.of(of(KAT, 1)), PARCEL))
                    .expectEvents(packed(1, kats(1)));
        }

        @Test
        void but_no_copy_goes_into_two_parcels() {
            order.given(placed(), paid(), packed(1, kats(2)))
                    .when(new RequestShipment(ORDER, shipment(2), List.of(of(KAT, 1)), PARCEL))
                    .expectException(refusal(
                            Refusal.Code.CONFLICT,
                            "the order has 1 too few copies of product " + KAT
                                    + " that are not in a parcel yet, nor taken back",
                            "items"));
        }

        @Test
        void nor_into_a_parcel_if_it_was_cancelled() {
            order.given(
                            placed(),
                            paid(),
                            back(
                                    1,
                                    RefundCause.CANCELLED,
                                    List.of(nemos(3), kats(2)),
                                    true,
                                    4400,
                                    44,
                                    OrderStatus.CANCELLED))
                    .when(new RequestShipment(ORDER, shipment(1), List.of(), PARCEL))
                    .expectException(refusal(
                            Refusal.Code.CONFLICT,
                            "nothing of the order is left to ship: all of it is in parcels, or taken back",
                            null));
        }

        @Test
        void a_parcel_is_asked_for_once() {
            order.given(placed(), paid(), packed(1, kats(2)))
                    .when(new RequestShipment(ORDER, shipment(1), List.of(), PARCEL))
                    .expectNoEvents();
        }

        @Test
        void a_part_is_shipped() {
            order.given(placed(), paid(), packed(1, kats(2)))
                    .when(new RecordDispatch(ORDER, shipment(1)))
                    .expectEvents(shipped(1, OrderStatus.PARTLY_SHIPPED));
        }

        @Test
        void and_then_the_rest() {
            order.given(
                            placed(),
                            paid(),
                            packed(1, kats(2)),
                            shipped(1, OrderStatus.PARTLY_SHIPPED),
                            packed(2, nemos(3)))
                    .when(new RecordDispatch(ORDER, shipment(2)))
                    .expectEvents(shipped(2, OrderStatus.SHIPPED));
        }

        @Test
        void what_will_not_be_sent_any_more_is_not_waited_for() {
            order.given(
                            placed(),
                            paid(),
                            packed(1, kats(2)),
                            back(1, RefundCause.CANCELLED, List.of(nemos(3)), true, 3000, 30, OrderStatus.PAID))
                    .when(new RecordDispatch(ORDER, shipment(1)))
                    .expectEvents(shipped(1, OrderStatus.SHIPPED));
        }

        @Test
        void it_is_delivered_when_its_last_parcel_is() {
            order.given(
                            placed(),
                            paid(),
                            packed(1, kats(2)),
                            shipped(1, OrderStatus.PARTLY_SHIPPED),
                            delivered(1, OrderStatus.PARTLY_SHIPPED),
                            packed(2, nemos(3)),
                            shipped(2, OrderStatus.SHIPPED))
                    .when(new RecordDelivery(ORDER, shipment(2)))
                    .expectEvents(delivered(2, OrderStatus.DELIVERED));
        }

        @Test
        void what_arrives_was_on_its_way_even_if_nobody_said_so() {
            order.given(placed(), paid(), packed(1, nemos(3), kats(2)))
                    .when(new RecordDelivery(ORDER, shipment(1)))
                    .expectEvents(shipped(1, OrderStatus.SHIPPED), delivered(1, OrderStatus.DELIVERED));
        }

        @Test
        void news_that_come_again_change_nothing() {
            deliveredOrder().when(new RecordDispatch(ORDER, shipment(1))).expectNoEvents();
            deliveredOrder().when(new RecordDelivery(ORDER, shipment(1))).expectNoEvents();
            deliveredOrder().when(new RecordLoss(ORDER, shipment(1))).expectNoEvents();
            deliveredOrder().when(new DropShipment(ORDER, shipment(1))).expectNoEvents();
        }

        @Test
        void a_parcel_that_is_not_sent_leaves_its_copies_for_another() {
            order.given(placed(), paid(), packed(1, kats(2)), new ShipmentDropped(ORDER, shipment(1)))
                    .when(new RequestShipment(ORDER, shipment(2), List.of(of(KAT, 2)), PARCEL))
                    .expectEvents(packed(2, kats(2)));
        }

        @Test
        void what_a_bank_took_the_money_back_for_is_not_sent() {
            order.given(placed(), paid(), new OrderChargedBack(ORDER, "cb", euros(4400)))
                    .when(new RequestShipment(ORDER, shipment(1), List.of(), PARCEL))
                    .expectException(refusal(
                            Refusal.Code.CONFLICT,
                            "the cardholder's bank has taken money of the order back: it is not paid for any more",
                            null));
        }

        @Test
        void what_was_earned_with_money_that_a_bank_took_back_is_taken_away_with_the_order() {
            order.given(placed(), paid(), new OrderChargedBack(ORDER, "cb", euros(4400)))
                    .when(cancel(1))
                    .expectEvents(back(
                            1, RefundCause.CANCELLED, List.of(nemos(3), kats(2)), true, 0, 44, OrderStatus.CANCELLED));
        }

        @Test
        void a_parcel_that_is_lost_is_given_back_for_and_its_copies_are_gone() {
            order.given(placed(), paid(), packed(1, kats(2)), shipped(1, OrderStatus.PARTLY_SHIPPED))
                    .when(new RecordLoss(ORDER, shipment(1)))
                    .expectEvents(new RefundStarted(
                            ORDER,
                            RefundId.ofLoss(shipment(1)),
                            READER,
                            RefundCause.LOST,
                            List.of(kats(2)),
                            false,
                            euros(1000),
                            Points.NONE,
                            new Points(10),
                            OrderStatus.PAID,
                            Actor.SHOP,
                            null));
        }
    }

    @Nested
    class Cancelling_what_is_paid {

        @Test
        void all_of_it_gives_back_all_the_money_with_the_shipping() {
            paidOrder()
                    .when(cancel(1))
                    .expectEvents(back(
                            1,
                            RefundCause.CANCELLED,
                            List.of(nemos(3), kats(2)),
                            true,
                            4400,
                            44,
                            OrderStatus.CANCELLED));
        }

        @Test
        void some_of_it_gives_back_what_that_cost() {
            paidOrder()
                    .when(cancel(1, of(NEMO, 2)))
                    .expectEvents(back(1, RefundCause.CANCELLED, List.of(nemos(2)), true, 2000, 20, OrderStatus.PAID));
        }

        @Test
        void a_repeat_changes_nothing() {
            order.given(
                            placed(),
                            paid(),
                            back(1, RefundCause.CANCELLED, List.of(nemos(2)), true, 2000, 20, OrderStatus.PAID))
                    .when(cancel(1, of(NEMO, 2)))
                    .expectNoEvents();
        }

        @Test
        void what_is_in_a_parcel_cannot_be_cancelled() {
            order.given(placed(), paid(), packed(1, nemos(3), kats(2)))
                    .when(cancel(1))
                    .expectException(refusal(
                            Refusal.Code.CONFLICT,
                            "nothing of the order is left to cancel: all of it is in parcels, or taken back",
                            null));
        }

        @Test
        void nor_what_is_not_in_the_order() {
            paidOrder()
                    .when(cancel(1, of(KAT, 3)))
                    .expectException(refusal(
                            Refusal.Code.CONFLICT,
                            "the order has 1 too few copies of product " + KAT + " that can still be cancelled",
                            "items"));
        }

        @Test
        void a_product_that_is_named_twice_counts_twice() {
            paidOrder()
                    .when(cancel(1, of(KAT, 1), of(KAT, 2)))
                    .expectException(refusal(
                            Refusal.Code.CONFLICT,
                            "the order has 1 too few copies of product " + KAT + " that can still be cancelled",
                            "items"));
        }

        @Test
        void the_discount_of_what_goes_back_is_not_paid_out() {
            CheckoutTerms terms = terms(15, 0, CARD);
            order.given(placed(terms), paid(terms))
                    .when(cancel(1, of(KAT, 1)))
                    // 5.00 less 15 percent, rounded down; of 38 points earned, those for 4.25 of 38.00.
                    .expectEvents(back(1, RefundCause.CANCELLED, List.of(kats(1)), true, 425, 4, OrderStatus.PAID));
        }

        @Test
        void the_card_is_paid_back_before_the_points() {
            CheckoutTerms terms = terms(0, 3400, CARD);
            order.given(placed(terms), paid(terms))
                    .when(cancel(1, of(NEMO, 2)))
                    .expectEvents(new RefundStarted(
                            ORDER,
                            refund(1),
                            READER,
                            RefundCause.CANCELLED,
                            List.of(nemos(2)),
                            true,
                            euros(1000),
                            new Points(1000),
                            new Points(10),
                            OrderStatus.PAID,
                            Actor.READER,
                            null));
        }
    }

    @Nested
    class Returning {

        @Test
        void what_has_arrived_can_be_sent_back() {
            deliveredOrder().when(askBack(1, of(NEMO, 1))).expectEvents(askedBack(1, nemos(1)));
        }

        @Test
        void what_has_not_arrived_cannot() {
            paidOrder()
                    .when(askBack(1, of(NEMO, 1)))
                    .expectException(refusal(
                            Refusal.Code.CONFLICT,
                            "the order has 1 too few copies of product " + NEMO
                                    + " that have arrived and are not on their way back",
                            "items"));
        }

        @Test
        void a_copy_is_sent_back_once() {
            order.given(
                            placed(),
                            paid(),
                            packed(1, kats(2)),
                            shipped(1, OrderStatus.PARTLY_SHIPPED),
                            delivered(1, OrderStatus.PARTLY_SHIPPED),
                            askedBack(1, kats(2)))
                    .when(askBack(2, of(KAT, 1)))
                    .expectException(refusal(
                            Refusal.Code.CONFLICT,
                            "the order has 1 too few copies of product " + KAT
                                    + " that have arrived and are not on their way back",
                            "items"));
        }

        @Test
        void when_it_arrives_it_is_given_back_for_but_not_the_shipping() {
            deliveredOrder()
                    .andGiven(askedBack(1, nemos(3), kats(2)))
                    .when(new AcceptReturn(ORDER, refund(1), true))
                    .expectEvents(new RefundStarted(
                            ORDER,
                            refund(1),
                            READER,
                            RefundCause.RETURNED,
                            List.of(nemos(3), kats(2)),
                            true,
                            euros(4000),
                            Points.NONE,
                            new Points(40),
                            OrderStatus.DELIVERED,
                            Actor.READER,
                            "torn"));
        }

        @Test
        void accepting_again_changes_nothing() {
            TestExecutor<Order> accepted = deliveredOrder()
                    .andGiven(
                            askedBack(1, kats(2)),
                            back(1, RefundCause.RETURNED, List.of(kats(2)), true, 1000, 10, OrderStatus.DELIVERED));
            accepted.when(new AcceptReturn(ORDER, refund(1), true)).expectNoEvents();
        }

        @Test
        void what_was_decided_otherwise_is_not_decided_again() {
            TestExecutor<Order> accepted = deliveredOrder()
                    .andGiven(
                            askedBack(1, kats(2)),
                            back(1, RefundCause.RETURNED, List.of(kats(2)), true, 1000, 10, OrderStatus.DELIVERED));
            accepted.when(new RejectReturn(ORDER, refund(1), "no"))
                    .expectException(refusal(
                            Refusal.Code.CONFLICT,
                            "the return was accepted, and its copies are on the shelf already",
                            null));
        }

        @Test
        void a_rejection_is_not_taken_back() {
            deliveredOrder()
                    .andGiven(askedBack(1, kats(2)), new ReturnRejected(ORDER, refund(1), READER, "not ours"))
                    .when(new AcceptReturn(ORDER, refund(1), true))
                    .expectException(refusal(Refusal.Code.CONFLICT, "the return was rejected already", null));
        }

        @Test
        void rejecting_again_changes_nothing() {
            deliveredOrder()
                    .andGiven(askedBack(1, kats(2)), new ReturnRejected(ORDER, refund(1), READER, "not ours"))
                    .when(new RejectReturn(ORDER, refund(1), "not ours"))
                    .expectNoEvents();
        }

        @Test
        void a_return_that_was_rejected_leaves_the_copies_with_the_reader() {
            deliveredOrder()
                    .andGiven(askedBack(1, kats(2)), new ReturnRejected(ORDER, refund(1), READER, "not ours"))
                    .when(askBack(2, of(KAT, 2)))
                    .expectEvents(askedBack(2, kats(2)));
        }

        @Test
        void a_return_that_nobody_asked_for_is_not_accepted() {
            deliveredOrder()
                    .when(new AcceptReturn(ORDER, refund(9), true))
                    .expectException(refusal(Refusal.Code.NOT_FOUND, "the order has no such return", null));
        }

        @Test
        void nor_rejected() {
            deliveredOrder()
                    .when(new RejectReturn(ORDER, refund(9), "what?"))
                    .expectException(refusal(Refusal.Code.NOT_FOUND, "the order has no such return", null));
        }
    }

    @Nested
    class Refunding {

        @Test
        void money_can_be_given_back_for_nothing() {
            deliveredOrder()
                    .when(new RefundOrder(ORDER, refund(1), euros(500), "a torn page"))
                    .expectEvents(new RefundStarted(
                            ORDER,
                            refund(1),
                            READER,
                            RefundCause.GOODWILL,
                            List.of(),
                            false,
                            euros(500),
                            Points.NONE,
                            new Points(5),
                            OrderStatus.DELIVERED,
                            Actor.SHOP,
                            "a torn page"));
        }

        @Test
        void but_no_more_than_was_paid() {
            deliveredOrder()
                    .when(new RefundOrder(ORDER, refund(1), euros(4401), "a torn page"))
                    .expectException(refusal(
                            Refusal.Code.CONFLICT,
                            "of what was paid by card, 44.00 EUR is left to give back",
                            "amount"));
        }

        @Test
        void and_no_more_than_a_bank_has_left() {
            deliveredOrder()
                    .andGiven(new OrderChargedBack(ORDER, "cb", euros(4400)))
                    .when(new RefundOrder(ORDER, refund(1), euros(1), "a torn page"))
                    .expectException(refusal(
                            Refusal.Code.CONFLICT,
                            "of what was paid by card, 0.00 EUR is left to give back",
                            "amount"));
        }

        @Test
        void what_was_given_for_nothing_is_not_given_again_for_the_copies() {
            deliveredOrder()
                    .andGiven(
                            back(1, RefundCause.GOODWILL, List.of(), false, 2000, 20, OrderStatus.DELIVERED),
                            askedBack(2, nemos(3), kats(2)))
                    .when(new AcceptReturn(ORDER, refund(2), true))
                    .expectEvents(new RefundStarted(
                            ORDER,
                            refund(2),
                            READER,
                            RefundCause.RETURNED,
                            List.of(nemos(3), kats(2)),
                            true,
                            euros(2400),
                            Points.NONE,
                            new Points(24),
                            OrderStatus.DELIVERED,
                            Actor.READER,
                            "torn"));
        }

        @Test
        void an_order_is_refunded_when_all_of_it_is_back() {
            order.given(
                            placed(),
                            paid(),
                            back(
                                    1,
                                    RefundCause.CANCELLED,
                                    List.of(nemos(3), kats(2)),
                                    true,
                                    4400,
                                    44,
                                    OrderStatus.CANCELLED))
                    .when(new CompleteRefund(ORDER, refund(1), true))
                    .expectEvents(new RefundCompleted(ORDER, refund(1), true, OrderStatus.REFUNDED));
        }

        @Test
        void but_not_while_another_refund_of_it_is_under_way() {
            order.given(
                            placed(),
                            paid(),
                            back(1, RefundCause.CANCELLED, List.of(nemos(3)), true, 3000, 30, OrderStatus.PAID),
                            back(2, RefundCause.CANCELLED, List.of(kats(2)), true, 1400, 14, OrderStatus.CANCELLED))
                    .when(new CompleteRefund(ORDER, refund(1), true))
                    .expectEvents(new RefundCompleted(ORDER, refund(1), true, OrderStatus.CANCELLED));
        }

        @Test
        void a_refund_is_completed_once() {
            order.given(
                            placed(),
                            paid(),
                            back(1, RefundCause.CANCELLED, List.of(kats(2)), true, 1000, 10, OrderStatus.PAID),
                            new RefundCompleted(ORDER, refund(1), true, OrderStatus.PAID))
                    .when(new CompleteRefund(ORDER, refund(1), true))
                    .expectNoEvents();
        }

        @Test
        void a_chargeback_is_noted_once() {
            order.given(placed(), paid(), new OrderChargedBack(ORDER, "cb", euros(4400)))
                    .when(new RecordChargeback(ORDER, "cb", euros(4400)))
                    .expectNoEvents();
        }

        @ParameterizedTest
        @EnumSource(names = {"READER", "SHOP"})
        void who_cancels_is_told(Actor by) {
            CancellationReason reason = by == Actor.READER ? CancellationReason.BY_READER : CancellationReason.BY_SHOP;
            order.given(placed())
                    .when(new CancelOrder(ORDER, refund(1), List.of(), by, "changed my mind"))
                    .expectEvents(new OrderCancelled(ORDER, READER, reason, by, "changed my mind"));
        }
    }
}
