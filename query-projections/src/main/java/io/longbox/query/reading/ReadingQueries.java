package io.longbox.query.reading;

import io.longbox.api.catalog.ProductId;
import io.longbox.api.chapter.ChapterId;
import io.longbox.api.chapter.ChapterView;
import io.longbox.api.reading.Bookmark;
import io.longbox.api.reading.Bookmarks;
import io.longbox.api.reading.ContinueReading;
import io.longbox.api.reading.FindReading;
import io.longbox.api.reading.ReadingHistory;
import io.longbox.api.reading.ReadingId;
import io.longbox.api.reading.ReadingPage;
import io.longbox.api.reading.ReadingView;
import io.longbox.api.user.UserId;
import io.longbox.query.chapter.ChapterLookup;
import io.longbox.query.product.ProductLookup;
import io.longbox.query.support.PageKey;
import io.longbox.query.support.Paging;
import io.longbox.query.support.Stored;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;

@Component
class ReadingQueries {

    /** Products that a reader has read to their end are looked at as well, so their number needs a bound. */
    private static final int MOST_PRODUCTS = 200;

    private final ReadingRows readings;
    private final ChapterLookup chapters;
    private final ProductLookup products;

    ReadingQueries(ReadingRows readings, ChapterLookup chapters, ProductLookup products) {
        this.readings = readings;
        this.chapters = chapters;
        this.products = products;
    }

    /** The values that order a reader's history. */
    private record Key(Instant at, UUID id) {

        static final Key LATEST = new Key(Stored.LATEST, new UUID(-1, -1));

        static Key read(String after) {
            return PageKey.read(after, 2, key -> new Key(key.time(0), key.id(1)));
        }

        static String after(ReadingRow last) {
            return PageKey.of(last.readAt(), last.id());
        }
    }

    @QueryHandler
    @Nullable
    ReadingView find(FindReading query) {
        return reading(query.user(), query.chapter()).map(ReadingRow::toView).orElse(null);
    }

    @QueryHandler
    ReadingPage history(ReadingHistory query) {
        Limit limit = Paging.oneMoreThan(query.limit());
        Key before = query.after() == null ? Key.LATEST : Key.read(query.after());
        List<ReadingRow> fetched = readings.latest(query.user().value(), before.at(), before.id(), limit);
        return new ReadingPage(
                Paging.page(fetched, query.limit()).stream()
                        .map(ReadingRow::toView)
                        .toList(),
                Paging.next(fetched, query.limit(), Key::after));
    }

    @QueryHandler
    Bookmarks goOn(ContinueReading query) {
        Paging.oneMoreThan(query.limit());
        List<Place> places = readings.latestOfEachProduct(query.user().value(), Limit.of(MOST_PRODUCTS)).stream()
                .flatMap(last -> placeAfter(query.user(), last).stream())
                .limit(query.limit())
                .toList();
        Map<ProductId, String> titles = products.titles(
                places.stream().map(place -> place.chapter().product()).collect(Collectors.toSet()));
        return new Bookmarks(
                places.stream().map(place -> place.toBookmark(titles)).toList());
    }

    /** A chapter to go on with, and the page in it. */
    private record Place(ChapterView chapter, int page, Instant readAt) {

        Bookmark toBookmark(Map<ProductId, String> titles) {
            ProductId product = chapter.product();
            return new Bookmark(
                    product,
                    // The catalogue's view may be behind this one, as while it is replayed.
                    titles.getOrDefault(product, product.toString()),
                    chapter.id(),
                    chapter.number(),
                    chapter.details().title(),
                    page,
                    chapter.pages(),
                    readAt);
        }
    }

    private Optional<Place> placeAfter(UserId user, ReadingRow last) {
        return chapters.find(last.chapterId())
                .flatMap(chapter -> last.page() < chapter.pages()
                        ? Optional.of(new Place(chapter, last.page(), last.readAt()))
                        : chapters.after(chapter.product(), chapter.number())
                                // There is nothing to read in it yet.
                                .filter(next -> next.pages() > 0)
                                .map(next -> new Place(next, pageIn(user, next), last.readAt())));
    }

    /** Who was at the end of a chapter before begins it anew. */
    private int pageIn(UserId user, ChapterView chapter) {
        return reading(user, chapter.id())
                .map(ReadingRow::page)
                .filter(page -> page < chapter.pages())
                .orElse(0);
    }

    private Optional<ReadingRow> reading(UserId user, ChapterId chapter) {
        return readings.findById(ReadingId.of(user, chapter).value());
    }
}
