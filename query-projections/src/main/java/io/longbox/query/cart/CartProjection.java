package io.longbox.query.cart;

import io.longbox.api.Quantity;
import io.longbox.api.cart.CartClosed;
import io.longbox.api.cart.CartEvent;
import io.longbox.api.cart.CartReopened;
import io.longbox.api.cart.FindCart;
import io.longbox.api.cart.FindCartRequest;
import io.longbox.api.cart.ItemAdded;
import io.longbox.api.cart.ItemReduced;
import io.longbox.api.cart.ItemRemoved;
import io.longbox.api.cart.ItemRequestDeferred;
import io.longbox.api.cart.ItemRequestQueued;
import io.longbox.api.cart.ItemRequestRejected;
import io.longbox.api.cart.ItemRequested;
import io.longbox.api.catalog.ProductId;
import io.longbox.api.catalog.ReservationId;
import io.longbox.query.support.FollowingRows;
import io.longbox.query.support.QueryUpdates;
import io.longbox.query.support.Rows;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Consumer;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventhandling.Timestamp;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Follows carts and the requests in them. A cart's version guards both: a request's events are its cart's. */
@Component
@ProcessingGroup("cart-view")
class CartProjection {

    private final FollowingRows<CartRow, CartEvent> carts;
    private final Rows<CartRequestRow, CartEvent> requests;
    private final CartViews views;
    private final QueryUpdates updates;

    CartProjection(EntityManager entities, CartViews views, QueryUpdates updates) {
        this.carts = new FollowingRows<>(
                entities, CartRow.class, CartEvent.class, event -> event.user().value());
        this.requests = new Rows<>(entities, CartRequestRow.class, CartEvent.class, CartProjection::requestOf);
        this.views = views;
        this.updates = updates;
    }

    @EventHandler
    void on(ItemRequestDeferred event, @SequenceNumber long version, @Timestamp Instant at) {
        follow(event, version, cart -> ask(event, event.reservation(), event.product(), event.quantity(), at));
    }

    @EventHandler
    void on(ItemRequested event, @SequenceNumber long version, @Timestamp Instant at) {
        follow(event, version, cart -> ask(event, event.reservation(), event.product(), event.quantity(), at));
    }

    @EventHandler
    void on(ItemAdded event, @SequenceNumber long version) {
        follow(event, version, cart -> {
            cart.add(CartItem.of(event));
            answer(event, request -> request.inCart(event.heldUntil()));
        });
    }

    @EventHandler
    void on(ItemRequestQueued event, @SequenceNumber long version) {
        follow(event, version, cart -> answer(event, request -> request.queue(event.ticket(), event.position())));
    }

    @EventHandler
    void on(ItemRequestRejected event, @SequenceNumber long version) {
        follow(event, version, cart -> answer(event, request -> request.reject(event.reason())));
    }

    @EventHandler
    void on(ItemReduced event, @SequenceNumber long version) {
        follow(event, version, cart -> cart.reduce(event.reservation(), event.remaining()));
    }

    @EventHandler
    void on(ItemRemoved event, @SequenceNumber long version) {
        follow(event, version, cart -> cart.remove(event.reservation()));
    }

    @EventHandler
    void on(CartClosed event, @SequenceNumber long version) {
        follow(event, version, CartProjection::itemsStay);
    }

    @EventHandler
    void on(CartReopened event, @SequenceNumber long version) {
        follow(event, version, CartProjection::itemsStay);
    }

    @ResetHandler
    void reset() {
        carts.clear();
        requests.clear();
    }

    private void follow(CartEvent event, long version, Consumer<CartRow> change) {
        carts.follow(event, version, CartRow::new, change)
                .ifPresent(cart -> updates.announce(new FindCart(cart.userId()), () -> views.of(cart)));
    }

    /** A deferred request is asked twice: when the reader made it, and when its turn came. */
    private void ask(CartEvent event, ReservationId reservation, ProductId product, Quantity quantity, Instant at) {
        if (requests.find(event).isEmpty()) {
            CartRequestRow request = new CartRequestRow(reservation, event.user(), product, quantity, at);
            requests.add(event, request);
            announce(request);
        }
    }

    private void answer(CartEvent event, Consumer<CartRequestRow> answer) {
        requests.find(event).ifPresent(request -> {
            answer.accept(request);
            announce(request);
        });
    }

    private void announce(CartRequestRow request) {
        updates.announce(new FindCartRequest(request.reservationId()), request::toView);
    }

    private static void itemsStay(CartRow cart) {}

    /** The request that an event makes or answers, or null if it does neither. */
    private static @Nullable UUID requestOf(CartEvent event) {
        if (event instanceof ItemRequested requested) {
            return requested.reservation().value();
        }
        if (event instanceof ItemRequestDeferred deferred) {
            return deferred.reservation().value();
        }
        if (event instanceof ItemAdded added) {
            return added.reservation().value();
        }
        if (event instanceof ItemRequestQueued queued) {
            return queued.reservation().value();
        }
        if (event instanceof ItemRequestRejected rejected) {
            return rejected.reservation().value();
        }
        return null;
    }
}
