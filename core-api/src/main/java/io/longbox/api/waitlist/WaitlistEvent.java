package io.longbox.api.waitlist;

import io.longbox.api.catalog.ProductId;

/** What can happen in the line of one product. */
public sealed interface WaitlistEvent
        permits WaitlistEntered,
                OfferAwaited,
                PlaceOffered,
                PlaceNotOffered,
                OfferEnded,
                OfferNotOpen,
                WaitlistLeft,
                PlacePassedOver,
                WaitlistClosed {

    ProductId product();
}
