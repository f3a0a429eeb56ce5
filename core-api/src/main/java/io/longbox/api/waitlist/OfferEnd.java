package io.longbox.api.waitlist;

/** How an offer ended. */
public enum OfferEnd {
    CLAIMED,
    EXPIRED,
    DECLINED,
    PASSED_OVER;

    public PlaceStatus status() {
        return switch (this) {
            case CLAIMED -> PlaceStatus.CLAIMED;
            case EXPIRED -> PlaceStatus.EXPIRED;
            case DECLINED -> PlaceStatus.LEFT;
            case PASSED_OVER -> PlaceStatus.PASSED_OVER;
        };
    }
}
