package io.longbox.notification.mail;

import io.longbox.api.notification.News;
import io.longbox.api.notification.NotificationKind;
import io.longbox.api.order.CancellationReason;
import io.longbox.api.user.SubscriptionEndReason;
import io.longbox.api.waitlist.PassOverReason;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The words of letters. */
final class LetterText {

    private static final int LONGEST = 200;

    /** Controls, line and paragraph separators, and what turns the direction of the text around it. */
    private static final Pattern NOT_IN_A_LINE =
            Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}\\x{202A}-\\x{202E}\\x{2066}-\\x{2069}\\s]+");

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private LetterText() {}

    /** Makes one line of moderate length of a text that others wrote. */
    static String inLine(String text) {
        String line = NOT_IN_A_LINE.matcher(text).replaceAll(" ").strip();
        return line.codePointCount(0, line.length()) <= LONGEST
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LONGEST - 1)) + "…";
    }

    static String subject(NotificationKind kind, String title) {
        return switch (kind) {
            case PLACE_TAKEN -> "You are in line for " + title;
            case YOUR_TURN -> "It is your turn: " + title;
            case OFFER_ENDING -> "Your offer ends soon: " + title;
            case OFFER_ENDED -> "Your offer is over: " + title;
            case PLACE_LOST -> "Your place in line is over: " + title;
            case ITEM_WITHDRAWN -> "No longer on sale: " + title;
            case HOLD_ENDING -> "Your cart holds it only a little longer: " + title;
            case SUBSCRIPTION_RENEWED -> "Your subscription goes on: " + title;
            case SUBSCRIPTION_ENDED -> "Your subscription is over: " + title;
            case ORDER_PAID -> "Your order " + title + " is paid for";
            case ORDER_CANCELLED -> "Your order " + title + " was given up";
            case ORDER_SHIPPED -> "A parcel of your order " + title + " is on its way";
            case ORDER_DELIVERED -> "A parcel of your order " + title + " has arrived";
            case ORDER_REFUNDED -> "You get something back for your order " + title;
        };
    }

    static String body(News news, String name, String title) {
        return """
                Hello %s,

                %s

                Longbox
                """.formatted(name, about(news, news.order() == null ? "“" + title + "”" : title));
    }

    private static String about(News news, String title) {
        return switch (news.kind()) {
            case PLACE_TAKEN ->
                """
                you are in line for %s%s.
                Your ticket is number %d. Everybody is served in the order of the tickets.
                We write again when it is your turn.""".formatted(title, news.position() == null ? "" : ", as number " + news.position(), news.ticket());
            case YOUR_TURN -> """
                your turn has come: %s is in your cart.
                It is yours to buy until %s. After that it goes to the next in line.""".formatted(title, time(news.deadline()));
            case OFFER_ENDING -> """
                %s is still in your cart, but not for long.
                It is yours to buy until %s. After that it goes to the next in line.""".formatted(title, time(news.deadline()));
            case OFFER_ENDED ->
                """
                your offer of %s is over: %s.
                It goes to the next in line.""".formatted(title, news.reason() == null ? "its time has run out" : because(news.reason()));
            case PLACE_LOST ->
                "your place in line for %s is over: %s."
                        .formatted(title, news.reason() == null ? "it was given up" : because(news.reason()));
            case ITEM_WITHDRAWN -> """
                %s is no longer on sale, and has left your cart.
                Nothing was charged for it.""".formatted(title);
            case HOLD_ENDING -> """
                %s is in your cart, and held for you until %s.
                After that somebody else can buy it.""".formatted(title, time(news.deadline()));
            case SUBSCRIPTION_RENEWED ->
                "your subscription %s goes on until %s.".formatted(title, time(news.deadline()));
            case SUBSCRIPTION_ENDED -> "your subscription %s is over: %s.".formatted(title, because(news.ended()));
            case ORDER_PAID -> """
                your order %s is paid for. Thank you.
                We write again when it is on its way.""".formatted(title);
            case ORDER_CANCELLED -> """
                your order %s was given up: %s.
                You do not pay for it.""".formatted(title, because(news.cancelled()));
            case ORDER_SHIPPED -> "a parcel of your order %s is on its way.".formatted(title);
            case ORDER_DELIVERED -> "a parcel of your order %s has arrived.".formatted(title);
            case ORDER_REFUNDED ->
                news.money() == null
                        ? "for your order %s you get points back.".formatted(title)
                        : "for your order %s you get %s back, the way you paid.".formatted(title, news.money());
        };
    }

    private static String time(@Nullable Instant time) {
        return time == null ? "soon" : TIME.format(time);
    }

    private static String because(@Nullable SubscriptionEndReason reason) {
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

    private static String because(@Nullable CancellationReason reason) {
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

    private static String because(PassOverReason reason) {
        return switch (reason) {
            case READER_SUSPENDED -> "your account is suspended";
            case CART_FULL -> "your cart had no room for it";
            case OTHER_CURRENCY -> "your cart is in another currency";
            case PLACE_GIVEN_UP -> "it was given up";
            case REQUEST_FAILED -> "the request that led to it has failed";
            case PRODUCT_WITHDRAWN -> "it is no longer on sale";
        };
    }
}
