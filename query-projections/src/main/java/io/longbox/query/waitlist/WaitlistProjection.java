package io.longbox.query.waitlist;

import io.longbox.api.cart.HoldExtended;
import io.longbox.api.waitlist.FindLine;
import io.longbox.api.waitlist.FindPlace;
import io.longbox.api.waitlist.OfferAwaited;
import io.longbox.api.waitlist.OfferEnded;
import io.longbox.api.waitlist.OfferNotOpen;
import io.longbox.api.waitlist.PlaceNotOffered;
import io.longbox.api.waitlist.PlaceOffered;
import io.longbox.api.waitlist.PlacePassedOver;
import io.longbox.api.waitlist.PlaceStatus;
import io.longbox.api.waitlist.WaitlistClosed;
import io.longbox.api.waitlist.WaitlistEntered;
import io.longbox.api.waitlist.WaitlistEvent;
import io.longbox.api.waitlist.WaitlistLeft;
import io.longbox.query.support.FollowingRows;
import io.longbox.query.support.Keeps;
import io.longbox.query.support.QueryUpdates;
import io.longbox.query.support.Rows;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventhandling.Timestamp;
import org.springframework.stereotype.Component;

/** Follows the lines and the places in them. A line's version guards both: a place's events are its line's. */
@Component
@ProcessingGroup("waitlist-view")
@Keeps({"waitlists", "places"})
class WaitlistProjection {

    private final FollowingRows<WaitlistRow, WaitlistEvent> lines;
    private final Rows<PlaceRow, PlaceRow.Id> places;
    private final PlaceRows readers;
    private final WaitlistQueries queries;
    private final QueryUpdates updates;

    WaitlistProjection(EntityManager entities, PlaceRows readers, WaitlistQueries queries, QueryUpdates updates) {
        this.lines = new FollowingRows<>(
                entities,
                WaitlistRow.class,
                WaitlistEvent.class,
                event -> event.product().value());
        this.places = new Rows<>(entities, PlaceRow.class, message -> placeIn(message.getPayload()));
        this.readers = readers;
        this.queries = queries;
        this.updates = updates;
    }

    @EventHandler
    void on(WaitlistEntered event, @SequenceNumber long version, @Timestamp Instant at) {
        follow(event, version, line -> {
            PlaceRow place = new PlaceRow(event, at);
            places.add(place.id(), place);
            line.add(place.status());
            announce(place);
        });
    }

    @EventHandler
    void on(PlaceOffered event, @SequenceNumber long version) {
        follow(event, version, line -> change(line, event, place -> place.offer(event.heldUntil())));
    }

    @EventHandler
    void on(OfferEnded event, @SequenceNumber long version, @Timestamp Instant at) {
        follow(
                event,
                version,
                line -> change(line, event, place -> place.end(event.end().status(), event.reason(), at)));
    }

    @EventHandler
    void on(WaitlistLeft event, @SequenceNumber long version, @Timestamp Instant at) {
        follow(event, version, line -> change(line, event, place -> place.end(PlaceStatus.LEFT, null, at)));
    }

    @EventHandler
    void on(PlacePassedOver event, @SequenceNumber long version, @Timestamp Instant at) {
        follow(
                event,
                version,
                line -> change(line, event, place -> place.end(PlaceStatus.PASSED_OVER, event.reason(), at)));
    }

    /** Those who still wait are told by events of their own. */
    @EventHandler
    void on(WaitlistClosed event, @SequenceNumber long version) {
        follow(event, version, WaitlistProjection::placesStay);
    }

    @EventHandler
    void on(OfferAwaited event, @SequenceNumber long version) {
        follow(event, version, WaitlistProjection::placesStay);
    }

    @EventHandler
    void on(PlaceNotOffered event, @SequenceNumber long version) {
        follow(event, version, WaitlistProjection::placesStay);
    }

    @EventHandler
    void on(OfferNotOpen event, @SequenceNumber long version) {
        follow(event, version, WaitlistProjection::placesStay);
    }

    /** An offer lies in a cart, and a checkout there gives it more time: the waitlist itself does not hear of it. */
    @EventHandler
    void on(HoldExtended event) {
        readers.ofReaderInLine(event.product().value(), event.user().value()).stream()
                .filter(place -> place.isHeldBy(event.reservation()))
                .forEach(place -> {
                    place.offer(event.heldUntil());
                    announce(place);
                });
    }

    @ResetHandler
    void reset() {
        lines.clear();
        places.clear();
    }

    private void follow(WaitlistEvent event, long version, Consumer<WaitlistRow> change) {
        lines.follow(event, version, WaitlistRow::new, change)
                .ifPresent(line -> updates.announce(new FindLine(line.productId()), line::toView));
    }

    private void change(WaitlistRow line, WaitlistEvent event, Consumer<PlaceRow> change) {
        placeIn(event).stream().flatMap(id -> places.find(id).stream()).forEach(place -> {
            line.remove(place.status());
            change.accept(place);
            line.add(place.status());
            announce(place);
        });
    }

    private void announce(PlaceRow place) {
        FindPlace query = new FindPlace(place.productId(), place.userId());
        updates.announce(query, () -> queries.find(query));
    }

    private static void placesStay(WaitlistRow line) {}

    /** The place that an event makes or changes, if it does so. */
    private static List<PlaceRow.Id> placeIn(Object event) {
        if (event instanceof WaitlistEntered entered) {
            return List.of(PlaceRow.Id.of(entered.product(), entered.place().ticket()));
        }
        if (event instanceof PlaceOffered offered) {
            return List.of(PlaceRow.Id.of(offered.product(), offered.place().ticket()));
        }
        if (event instanceof OfferEnded ended) {
            return List.of(PlaceRow.Id.of(ended.product(), ended.ticket()));
        }
        if (event instanceof WaitlistLeft left) {
            return List.of(PlaceRow.Id.of(left.product(), left.place().ticket()));
        }
        if (event instanceof PlacePassedOver passed) {
            return List.of(PlaceRow.Id.of(passed.product(), passed.place().ticket()));
        }
        return List.of();
    }
}
