package io.longbox.waitlist;

import io.longbox.api.Quantity;
import io.longbox.api.catalog.ChainHash;
import io.longbox.api.catalog.LineReceipt;
import io.longbox.api.catalog.ProductId;
import io.longbox.api.catalog.ReservationId;
import io.longbox.api.user.UserId;
import io.longbox.api.waitlist.EnterWaitlist;
import io.longbox.api.waitlist.OfferEnd;
import io.longbox.api.waitlist.OfferEnded;
import io.longbox.api.waitlist.OfferPlace;
import io.longbox.api.waitlist.PassOverReason;
import io.longbox.api.waitlist.PlaceOffered;
import io.longbox.api.waitlist.PlacePassedOver;
import io.longbox.api.waitlist.WaitlistEntered;
import io.longbox.api.waitlist.WaitlistLeft;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Short names for what happens in the line of one product: reader n holds ticket n. */
final class LineFixture {

    static final ProductId PRODUCT = new ProductId(new UUID(1, 1));
    static final Quantity ONE = new Quantity(1);
    static final Instant TOMORROW = Instant.parse("2026-03-02T12:00:00Z");

    private LineFixture() {}

    static UserId reader(long n) {
        return new UserId(new UUID(3, n));
    }

    static ReservationId request(long n) {
        return new ReservationId(new UUID(2, n));
    }

    static ReservationId offer(long ticket) {
        return ReservationId.ofTicket(PRODUCT, ticket);
    }

    static LineReceipt place(long ticket) {
        return new LineReceipt(PRODUCT, ticket, ticket, 10 + ticket, ChainHash.START);
    }

    static EnterWaitlist enter(long n) {
        return new EnterWaitlist(place(n), reader(n), ONE, request(n));
    }

    static OfferPlace offerPlace(long n) {
        return new OfferPlace(PRODUCT, n, offer(n), TOMORROW);
    }

    static WaitlistEntered entered(long n) {
        return new WaitlistEntered(PRODUCT, place(n), reader(n), ONE, request(n));
    }

    static PlaceOffered offered(long n) {
        return offered(n, TOMORROW);
    }

    static PlaceOffered offered(long n, Instant heldUntil) {
        return new PlaceOffered(PRODUCT, place(n), reader(n), request(n), offer(n), ONE, heldUntil);
    }

    static WaitlistLeft left(long n, @Nullable ReservationId offer) {
        return new WaitlistLeft(PRODUCT, place(n), reader(n), request(n), offer);
    }

    static PlacePassedOver passedOver(long n, PassOverReason reason) {
        return new PlacePassedOver(PRODUCT, place(n), reader(n), request(n), reason);
    }

    static OfferEnded ended(long n, OfferEnd end, @Nullable PassOverReason reason) {
        return new OfferEnded(PRODUCT, place(n), reader(n), request(n), offer(n), end, reason);
    }
}
