package io.longbox.query;

import io.longbox.api.catalog.ProductId;
import io.longbox.api.chapter.ChapterId;
import io.longbox.api.chapter.ChapterNumber;
import io.longbox.api.chapter.ChapterStatus;
import io.longbox.api.chapter.ChapterView;
import io.longbox.query.chapter.ChapterLookup;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The chapters that a test puts on it. */
public final class ChapterShelf implements ChapterLookup {

    private final Map<ChapterId, ChapterView> chapters = new LinkedHashMap<>();

    public void put(ChapterView chapter) {
        chapters.put(chapter.id(), chapter);
    }

    void clear() {
        chapters.clear();
    }

    @Override
    public Optional<ChapterView> find(ChapterId chapter) {
        return Optional.ofNullable(chapters.get(chapter));
    }

    @Override
    public Optional<ChapterView> after(ProductId product, ChapterNumber number) {
        return chapters.values().stream()
                .filter(chapter -> chapter.product().equals(product) && chapter.status() == ChapterStatus.PUBLISHED)
                .filter(chapter -> chapter.number().compareTo(number) > 0)
                .min(Comparator.comparing(ChapterView::number));
    }
}
