package io.longbox.query.chapter;

import io.longbox.api.catalog.ProductId;
import io.longbox.api.chapter.ChapterId;
import io.longbox.api.chapter.ChapterNumber;
import io.longbox.api.chapter.ChapterPage;
import io.longbox.api.chapter.ChapterView;
import io.longbox.api.chapter.FindChapter;
import io.longbox.api.chapter.FindLastChapter;
import io.longbox.api.chapter.FindNavigation;
import io.longbox.api.chapter.FindPage;
import io.longbox.api.chapter.ListChapters;
import io.longbox.api.chapter.ListPages;
import io.longbox.api.chapter.NavigationView;
import io.longbox.api.chapter.PagesView;
import io.longbox.api.media.StoredImage;
import io.longbox.query.support.Paging;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;

@Component
class ChapterQueries implements ChapterLookup {

    private static final BigDecimal BEFORE_ALL = BigDecimal.ONE.negate();
    private static final Limit ONE = Limit.of(1);

    private final ChapterRows chapters;
    private final PageRows pages;

    ChapterQueries(ChapterRows chapters, PageRows pages) {
        this.chapters = chapters;
        this.pages = pages;
    }

    @QueryHandler
    @Nullable
    ChapterView find(FindChapter query) {
        return find(query.chapter()).orElse(null);
    }

    @Override
    public Optional<ChapterView> find(ChapterId chapter) {
        return chapters.findById(chapter.value()).map(ChapterRow::toView);
    }

    @Override
    public Optional<ChapterView> after(ProductId product, ChapterNumber number) {
        return Optional.ofNullable(first(chapters.offeredAfter(product.value(), number.value(), ONE)));
    }

    @QueryHandler
    ChapterPage list(ListChapters query) {
        Limit limit = Paging.oneMoreThan(query.limit());
        BigDecimal after = query.after() == null ? BEFORE_ALL : query.after().value();
        List<ChapterRow> fetched = chapters.offeredAfter(query.product().value(), after, limit);
        return new ChapterPage(
                Paging.page(fetched, query.limit()).stream()
                        .map(ChapterRow::toView)
                        .toList(),
                Paging.next(fetched, query.limit(), ChapterRow::number));
    }

    @QueryHandler
    @Nullable
    ChapterView last(FindLastChapter query) {
        return first(chapters.last(query.product().value(), ONE));
    }

    @QueryHandler
    @Nullable
    NavigationView navigate(FindNavigation query) {
        return chapters.findById(query.chapter().value())
                .map(chapter -> {
                    UUID product = chapter.productId().value();
                    BigDecimal number = chapter.number().value();
                    return new NavigationView(
                            query.chapter(),
                            first(chapters.offeredBefore(product, number, ONE)),
                            first(chapters.offeredAfter(product, number, ONE)));
                })
                .orElse(null);
    }

    @QueryHandler
    @Nullable
    PagesView list(ListPages query) {
        UUID chapter = query.chapter().value();
        // The version first: so that it is never newer than the pages.
        return chapters.findById(chapter)
                .map(row -> new PagesView(
                        query.chapter(),
                        pages.of(chapter).stream().map(PageRow::image).toList(),
                        row.version()))
                .orElse(null);
    }

    @QueryHandler
    @Nullable
    StoredImage find(FindPage query) {
        return pages.findById(new PageRow.Id(query.chapter().value(), query.number()))
                .map(PageRow::image)
                .orElse(null);
    }

    private static @Nullable ChapterView first(List<ChapterRow> found) {
        return found.isEmpty() ? null : found.get(0).toView();
    }
}
