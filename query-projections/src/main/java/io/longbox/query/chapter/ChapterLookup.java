package io.longbox.query.chapter;

import io.longbox.api.catalog.ProductId;
import io.longbox.api.chapter.ChapterId;
import io.longbox.api.chapter.ChapterNumber;
import io.longbox.api.chapter.ChapterView;
import java.util.Optional;

/** What other views may ask about chapters. */
public interface ChapterLookup {

    /** A chapter, offered or withdrawn. */
    Optional<ChapterView> find(ChapterId chapter);

    /** The first of a product's offered chapters whose number is higher. */
    Optional<ChapterView> after(ProductId product, ChapterNumber number);
}
