package io.longbox.web.notification;

import io.longbox.api.notification.NotificationView;
import io.longbox.api.order.CancellationReason;
import io.longbox.api.user.SubscriptionEndReason;
import io.longbox.api.waitlist.PassOverReason;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a notification says, in one plain English sentence. */
final class NotificationText {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private NotificationText() {}

    static String of(NotificationView told) {
        String title = "\u201c" + told.title() + "\u201d";
        return switch (told.kind()) {
            case PLACE_TAKEN -> "You are in line for " + title + number(told) + ".";
            case YOUR_TURN -> "It is your turn: " + title + " is in your cart" + until(told.deadline()) + ".";
            case OFFER_ENDING ->
                "Your offer ends soon: " + title + " is in your cart" + until(told.deadline())
                        + ", and then goes to the next in line.";
            case OFFER_ENDED ->
                (told.reason() == null ? "Your offer of " : "Your turn for ") + title + " is over, because "
                        + reason(told.reason()) + ".";
            case PLACE_LOST ->
                "Your place in line for " + title + ticket(told) + " is over, because " + reason(told.reason()) + ".";
            case ITEM_WITHDRAWN -> title + " has left your cart, because it is off sale for good.";
            case HOLD_ENDING ->
                "Your cart holds " + title + " only a little longer" + comma(until(told.deadline())) + ".";
            case SUBSCRIPTION_RENEWED -> "Your subscription " + title + " goes on" + until(told.deadline()) + ".";
            case SUBSCRIPTION_ENDED -> "Your subscription " + title + " is over, because " + reason(told.ended()) + ".";
            case ORDER_PAID -> "Your order " + told.title() + " is paid for.";
            case ORDER_CANCELLED ->
                "Your order " + told.title() + " was given up, because " + reason(told.cancelled()) + ".";
            case ORDER_SHIPPED -> "A parcel of your order " + told.title() + " is on its way.";
            case ORDER_DELIVERED -> "A parcel of your order " + told.title() + " has arrived.";
            case ORDER_REFUNDED ->
                "For your order " + told.title() + " you get "
                        + (told.money() == null ? "points" : told.money().toString()) + " back.";
        };
    }

    private static String number(NotificationView told) {
        return told.position() == null ? ticket(told) : ", as number " + told.position() + ticket(told);
    }

    private static String ticket(NotificationView told) {
        return told.ticket() == null ? "" : " (ticket " + told.ticket() + ")";
    }

    private static String until(@Nullable Instant deadline) {
        return deadline == null ? "" : " until " + TIME.format(deadline);
    }

    private static String comma(String clause) {
        return clause.isEmpty() ? "" : "," + clause;
    }

    private static String reason(@Nullable SubscriptionEndReason reason) {
        if (reason == null) {
            return "its term has run out";
        }
        return switch (reason) {
            case CANCELLED -> "it was cancelled";
            case PLAN_RETIRED -> "the plan is no longer on offer";
            case BALANCE_TOO_LOW -> "your points did not cover another term";
            case NOT_PAID -> "another term was not paid for";
            case READER_SUSPENDED -> "your account is suspended";
        };
    }

    private static String reason(@Nullable CancellationReason reason) {
        if (reason == null) {
            return "it could not be finished";
        }
        return switch (reason) {
            case BY_READER -> "you cancelled it";
            case BY_SHOP -> "the shop cancelled it";
            case PAYMENT_DECLINED -> "the card was declined";
            case PAYMENT_TIMED_OUT -> "the payment took too long";
            case POINTS_REFUSED -> "your points did not cover it";
            case SOLD_OUT -> "the copies were no longer held for you";
            case PAYMENT_FAILED -> "the payment failed";
        };
    }

    private static String reason(@Nullable PassOverReason reason) {
        if (reason == null) {
            return "its time ran out";
        }
        return switch (reason) {
            case READER_SUSPENDED -> "your account is suspended";
            case CART_FULL -> "your cart had no room for it";
            case OTHER_CURRENCY -> "your cart is in another currency";
            case PLACE_GIVEN_UP -> "the place was given up";
            case REQUEST_FAILED -> "the request for it could not be finished";
            case PRODUCT_WITHDRAWN -> "it is off sale for good";
        };
    }
}
