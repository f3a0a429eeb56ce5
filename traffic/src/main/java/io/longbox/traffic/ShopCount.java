package io.longbox.traffic;

/** What happens in a shop run, as it is counted. */
enum ShopCount {
    JOURNEYS("journeys", "journeys begun"),
    UNSTARTED("unstarted", "journeys that could not begin in time"),
    LOOKED("looked", "only looked"),
    ABANDONED("abandoned", "left the cart"),
    EMPTY("nothingToBuy", "had nothing in the cart"),
    IN_CART("inCart", "items into carts"),
    WAITING("waiting", "places in line"),
    SHORT("soldOut", "items sold out"),
    CHECKOUTS("checkouts", "checkouts"),
    PAID("paid", "paid"),
    DECLINED("declined", "not paid"),
    REFUSED("refused", "refused"),
    INVALID("invalidInput", "invalid cards turned away"),
    UNDER_WAY("answeredLater", "answered later"),
    CANCELLED("cancelled", "cancelled in whole"),
    CANCELLED_PARTLY("cancelledPartly", "cancelled in part"),
    PARCELS("parcels", "parcels"),
    DELIVERED("delivered", "parcels delivered"),
    LOST("lost", "parcels lost"),
    DROPPED("parcelsCancelled", "parcels cancelled"),
    RETURNS("returns", "returns"),
    RESTOCKED("restocked", "returns put back on the shelf"),
    WRITTEN_OFF("writtenOff", "returns written off"),
    REJECTED("returnsRejected", "returns rejected"),
    GOODWILL("goodwill", "refunds out of goodwill"),
    LATE_NO("tooLate", "refused as too late"),
    FAILED("failed", "failed");

    private final String json;
    private final String label;

    ShopCount(String json, String label) {
        this.json = json;
        this.label = label;
    }

    /** Its name for programs. */
    String json() {
        return json;
    }

    /** Its name for people. */
    String label() {
        return label;
    }
}
