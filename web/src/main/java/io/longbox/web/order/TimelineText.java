package io.longbox.web.order;

import io.longbox.api.order.Actor;
import io.longbox.api.order.TimelineEntry;
import java.util.Locale;

/** Says in a sentence what has happened to an order. */
final class TimelineText {

    private TimelineText() {}

    static String of(TimelineEntry entry) {
        return switch (entry.what()) {
            case PLACED -> "The order was placed" + copies(": ", entry) + money(" for ", entry) + ".";
            case AUTHORISATION_REQUESTED -> "The card's bank was asked to hold" + money(" ", entry) + ".";
            case PAYMENT_AUTHORISED -> "The card's bank holds" + money(" ", entry) + ".";
            case PAYMENT_DECLINED -> "The card was declined" + reason(entry) + ".";
            case CAPTURE_REQUESTED -> "The money that is held was asked for" + money(": ", entry) + ".";
            case PAYMENT_CAPTURED -> "The card was charged" + money(" ", entry) + ".";
            case CAPTURE_FAILED -> "The money that was held could not be taken" + reason(entry) + ".";
            case VOID_REQUESTED -> "The card's bank was asked to let go of the money.";
            case PAYMENT_VOIDED -> "Nothing is held on the card any more.";
            case PAID -> "The order is paid for" + money(", by card with ", entry) + ".";
            case NOT_PAID -> money("", entry) + " came in that pay nothing" + reason(entry) + "; they go back.";
            case CANCELLED -> "The order was given up" + by(entry) + reason(entry) + note(entry) + ".";
            case PARCEL_REQUESTED -> "A parcel is being packed" + copies(": ", entry) + carrier(entry) + ".";
            case PARCEL_DROPPED -> "A parcel was not sent.";
            case PARCEL_SHIPPED -> "A parcel was given to its carrier.";
            case PARCEL_IN_TRANSIT -> "A parcel is on its way.";
            case PARCEL_OUT_FOR_DELIVERY -> "A parcel arrives today.";
            case PARCEL_DELIVERED -> "A parcel has arrived.";
            case PARCEL_LOST -> "A parcel was lost.";
            case RETURN_REQUESTED -> "A return was asked for" + copies(": ", entry) + by(entry) + note(entry) + ".";
            case RETURN_REJECTED -> "A return was not accepted" + note(entry) + ".";
            case REFUND_STARTED ->
                (entry.copies() == null ? "Money is given back" : "Something is taken back") + by(entry) + reason(entry)
                        + copies(": ", entry) + money(", ", entry) + points(entry) + note(entry) + ".";
            case REFUND_REQUESTED -> "The card's bank was told to give back" + money(" ", entry) + ".";
            case PAYMENT_REFUNDED -> money("", entry) + " went back to the card.";
            case REFUND_FAILED -> money("", entry) + " could not go back to the card" + reason(entry) + ".";
            case REFUND_COMPLETED ->
                entry.note() == null
                        ? "All that was to go back has gone back."
                        : "The money could not go back: a person has to see to it. All the rest has gone back.";
            case PAYMENT_CHARGED_BACK -> "The card's bank took back" + money(" ", entry) + ".";
            case CHARGED_BACK -> "The order is short of" + money(" ", entry) + ", which the card's bank took back.";
        };
    }

    private static String money(String before, TimelineEntry entry) {
        return entry.money() == null ? "" : before + entry.money();
    }

    private static String copies(String before, TimelineEntry entry) {
        Integer copies = entry.copies();
        return copies == null ? "" : before + copies + (copies == 1 ? " copy" : " copies");
    }

    private static String points(TimelineEntry entry) {
        return entry.points() == null ? "" : ", " + entry.points().value() + " points";
    }

    private static String carrier(TimelineEntry entry) {
        return entry.note() == null ? "" : " by " + entry.note();
    }

    private static String by(TimelineEntry entry) {
        return switch (entry.by()) {
            case READER -> " by the reader";
            case SHOP -> " by the shop";
            case STORE -> "";
        };
    }

    private static String reason(TimelineEntry entry) {
        String reason = entry.reason();
        return reason == null || said(entry)
                ? ""
                : " (" + reason.toLowerCase(Locale.ROOT).replace('_', ' ') + ")";
    }

    /** Whoever gave it up has been named already. */
    private static boolean said(TimelineEntry entry) {
        return entry.by() != Actor.STORE && String.valueOf(entry.reason()).startsWith("BY_");
    }

    private static String note(TimelineEntry entry) {
        return entry.note() == null ? "" : ": “" + entry.note() + "”";
    }
}
