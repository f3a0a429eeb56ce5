package io.longbox.query.cart;

import io.longbox.api.Quantity;
import io.longbox.api.cart.CartClosed;
import io.longbox.api.cart.CartEvent;
import io.longbox.api.cart.CartReopened;
import io.longbox.api.cart.CheckoutAbandoned;
import io.longbox.api.cart.CheckoutCompleted;
import io.longbox.api.cart.CheckoutRequested;
import io.longbox.api.cart.FindCart;
import io.longbox.api.cart.FindCartRequest;
import io.longbox.api.cart.HoldEnding;
import io.longbox.api.cart.HoldExtended;
import io.longbox.api.cart.ItemAdded;
import io.longbox.api.cart.ItemReduced;
import io.longbox.api.cart.ItemRemoved;
import io.longbox.api.cart.ItemRequestDeferred;
import io.longbox.api.cart.ItemRequestQueued;
import io.longbox.api.cart.ItemRequestRejected;
import io.longbox.api.cart.ItemRequested;
import io.longbox.api.cart.OfferRefused;
import io.longbox.api.cart.PlaceEnded;
import io.longbox.api.cart.RejectionReason;
import io.longbox.api.catalog.ProductId;
import io.longbox.api.catalog.ReservationId;
import io.longbox.api.order.OrderLine;
import io.longbox.query.support.FollowingRows;
import io.longbox.query.support.Keeps;
import io.longbox.query.support.QueryUpdates;
import io.longbox.query.support.Rows;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventhandling.Timestamp;
import org.springframework.stereotype.Component;

/** Follows carts and the requests in them. A cart's version guards both: a request's events are its cart's. */
@Component
@ProcessingGroup("cart-view")
@Keeps({"carts", "cart_requests"})
class CartProjection {

    private final FollowingRows<CartRow, CartEvent> carts;
    private final Rows<CartRequestRow, UUID> requests;
    private final CartRequestRows places;
    private final CartViews views;
    private final QueryUpdates updates;

    CartProjection(EntityManager entities, CartRequestRows places, CartViews views, QueryUpdates updates) {
        this.carts = new FollowingRows<>(
                entities, CartRow.class, CartEvent.class, event -> event.user().value());
        this.requests = new Rows<>(entities, CartRequestRow.class, message -> requestIn(message.getPayload()));
        this.places = places;
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
            Consumer<CartRequestRow> served = request -> request.inCart(event.quantity(), event.heldUntil());
            if (event.ticket() == null) {
                answer(event.reservation(), served);
            } else {
                endPlace(event, event.product(), event.ticket(), served);
            }
        });
    }

    @EventHandler
    void on(ItemRequestQueued event, @SequenceNumber long version) {
        follow(event, version, cart -> answer(event.reservation(), request -> request.queue(event.place())));
    }

    @EventHandler
    void on(ItemRequestRejected event, @SequenceNumber long version) {
        follow(event, version, cart -> answer(event.reservation(), request -> request.reject(event.reason())));
    }

    @EventHandler
    void on(OfferRefused event, @SequenceNumber long version) {
        follow(
                event,
                version,
                cart -> endPlace(
                        event,
                        event.product(),
                        event.ticket(),
                        request -> request.reject(RejectionReason.PASSED_OVER)));
    }

    @EventHandler
    void on(PlaceEnded event, @SequenceNumber long version) {
        follow(
                event,
                version,
                cart -> endPlace(event, event.product(), event.ticket(), request -> request.reject(event.reason())));
    }

    @EventHandler
    void on(HoldExtended event, @SequenceNumber long version) {
        follow(event, version, cart -> {
            cart.hold(event.reservation(), event.heldUntil());
            Consumer<CartRequestRow> held = request -> request.hold(event.heldUntil());
            cart.ticketOf(event.reservation())
                    .ifPresentOrElse(
                            ticket ->
                                    requestsOf(event, event.product(), ticket).forEach(request -> tell(request, held)),
                            () -> answer(event.reservation(), held));
        });
    }

    @EventHandler
    void on(HoldEnding event, @SequenceNumber long version) {
        follow(event, version, CartProjection::itemsStay);
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
    void on(CheckoutRequested event, @SequenceNumber long version) {
        List<ReservationId> paidFor =
                event.lines().stream().map(OrderLine::reservation).toList();
        follow(event, version, cart -> cart.beginCheckout(event.order(), paidFor));
    }

    @EventHandler
    void on(CheckoutCompleted event, @SequenceNumber long version) {
        follow(event, version, cart -> cart.endCheckout(event.order(), event.sold()));
    }

    @EventHandler
    void on(CheckoutAbandoned event, @SequenceNumber long version) {
        follow(event, version, cart -> cart.endCheckout(event.order(), event.lost()));
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
        if (requests.find(reservation.value()).isEmpty()) {
            CartRequestRow request = new CartRequestRow(reservation, event.user(), product, quantity, at);
            requests.add(reservation.value(), request);
            announce(request);
        }
    }

    private void answer(ReservationId reservation, Consumer<CartRequestRow> answer) {
        requests.find(reservation.value()).ifPresent(request -> tell(request, answer));
    }

    private void endPlace(CartEvent event, ProductId product, long ticket, Consumer<CartRequestRow> end) {
        requestsOf(event, product, ticket).filter(CartRequestRow::isWaiting).forEach(request -> tell(request, end));
    }

    /** Several requests of a reader may share a place in line. The query sees what the batch has changed so far. */
    private Stream<CartRequestRow> requestsOf(CartEvent event, ProductId product, long ticket) {
        return places.ofPlace(event.user().value(), product.value(), ticket).stream();
    }

    private void tell(CartRequestRow request, Consumer<CartRequestRow> news) {
        news.accept(request);
        announce(request);
    }

    private void announce(CartRequestRow request) {
        updates.announce(new FindCartRequest(request.reservationId()), request::toView);
    }

    private static void itemsStay(CartRow cart) {}

    /** The id of the request that an event speaks of, if it does so by its id and not by its place in line. */
    private static List<UUID> requestIn(Object event) {
        if (event instanceof ItemRequested requested) {
            return List.of(requested.reservation().value());
        }
        if (event instanceof ItemRequestDeferred deferred) {
            return List.of(deferred.reservation().value());
        }
        if (event instanceof ItemAdded added && added.ticket() == null) {
            return List.of(added.reservation().value());
        }
        if (event instanceof HoldExtended extended) {
            return List.of(extended.reservation().value());
        }
        if (event instanceof ItemRequestQueued queued) {
            return List.of(queued.reservation().value());
        }
        if (event instanceof ItemRequestRejected rejected) {
            return List.of(rejected.reservation().value());
        }
        return List.of();
    }
}
