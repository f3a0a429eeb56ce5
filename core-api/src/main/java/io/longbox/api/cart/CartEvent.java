package io.longbox.api.cart;

import io.longbox.api.user.UserId;

/** What can happen to a reader's cart. */
public sealed interface CartEvent
        permits ItemRequested,
                ItemRequestDeferred,
                ItemAdded,
                ItemRequestQueued,
                ItemRequestRejected,
                OfferRefused,
                PlaceEnded,
                HoldExtended,
                HoldEnding,
                ItemReduced,
                ItemRemoved,
                CheckoutRequested,
                CheckoutCompleted,
                CheckoutAbandoned,
                CartClosed,
                CartReopened {

    UserId user();
}
