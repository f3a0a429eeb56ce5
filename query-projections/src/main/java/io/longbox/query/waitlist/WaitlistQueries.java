package io.longbox.query.waitlist;

import io.longbox.api.catalog.ProductId;
import io.longbox.api.waitlist.FindLine;
import io.longbox.api.waitlist.FindPlace;
import io.longbox.api.waitlist.LinePage;
import io.longbox.api.waitlist.LineView;
import io.longbox.api.waitlist.ListLine;
import io.longbox.api.waitlist.ListPlaces;
import io.longbox.api.waitlist.PlacePage;
import io.longbox.api.waitlist.PlaceStatus;
import io.longbox.api.waitlist.PlaceView;
import io.longbox.query.product.ProductLookup;
import io.longbox.query.support.PageKey;
import io.longbox.query.support.Paging;
import io.longbox.query.support.Stored;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;

@Component
class WaitlistQueries {

    private static final Set<PlaceStatus> IN_LINE = Set.of(PlaceStatus.WAITING, PlaceStatus.OFFERED);

    private final WaitlistRows lines;
    private final PlaceRows places;
    private final ProductLookup products;

    WaitlistQueries(WaitlistRows lines, PlaceRows places, ProductLookup products) {
        this.lines = lines;
        this.places = places;
        this.products = products;
    }

    /** The values that order a reader's places. */
    private record Key(Instant joinedAt, UUID product, long ticket) {

        static final Key LATEST = new Key(Stored.LATEST, new UUID(-1, -1), Long.MAX_VALUE);

        static Key read(String after) {
            return PageKey.read(after, 3, key -> new Key(key.time(0), key.id(1), key.number(2)));
        }

        static String after(Standing last) {
            PlaceRow place = last.place();
            return PageKey.of(place.joinedAt(), place.id().product(), place.id().ticket());
        }
    }

    @QueryHandler
    @Nullable
    LineView find(FindLine query) {
        return line(query.product()).map(WaitlistRow::toView).orElse(null);
    }

    @QueryHandler
    @Nullable
    PlaceView find(FindPlace query) {
        return places.latest(query.product().value(), query.user().value(), Limit.of(1)).stream()
                .findFirst()
                .map(Standing::toView)
                .orElse(null);
    }

    @QueryHandler
    @Nullable
    LinePage list(ListLine query) {
        Limit limit = Paging.oneMoreThan(query.limit());
        UUID product = query.product().value();
        long after = query.after() == null ? Long.MIN_VALUE : query.after();
        // The line first: its version must not be newer than the places shown with it.
        return line(query.product())
                .map(line -> {
                    List<PlaceRow> fetched = query.status() == null
                            ? places.inLine(product, after, limit)
                            : places.byStatus(product, query.status(), after, limit);
                    return new LinePage(
                            standings(Paging.page(fetched, query.limit()), line.version()),
                            Paging.next(
                                    fetched, query.limit(), place -> place.id().ticket()));
                })
                .orElse(null);
    }

    @QueryHandler
    PlacePage list(ListPlaces query) {
        Limit limit = Paging.oneMoreThan(query.limit());
        Key before = query.after() == null ? Key.LATEST : Key.read(query.after());
        List<Standing> fetched = places.ofReader(
                query.user().value(),
                query.status() == null ? IN_LINE : Set.of(query.status()),
                before.joinedAt(),
                before.product(),
                before.ticket(),
                limit);
        return new PlacePage(
                Paging.page(fetched, query.limit()).stream()
                        .map(Standing::toView)
                        .toList(),
                Paging.next(fetched, query.limit(), Key::after));
    }

    private Optional<WaitlistRow> line(ProductId product) {
        return lines.findById(product.value())
                .or(() -> products.exists(product) ? Optional.of(new WaitlistRow(product.value())) : Optional.empty());
    }

    /** A page that shows waiting places leaves none of them out, so that those ahead are counted once and then rise by one. */
    private List<PlaceView> standings(List<PlaceRow> page, long version) {
        List<PlaceView> views = new ArrayList<>(page.size());
        long ahead = -1;
        for (PlaceRow place : page) {
            if (place.status() != PlaceStatus.WAITING) {
                views.add(place.toView(null, version));
                continue;
            }
            ahead = ahead < 0 ? places.ahead(place.id().product(), place.id().ticket()) : ahead + 1;
            views.add(place.toView(ahead, version));
        }
        return views;
    }
}
