package io.longbox.media.store;

import io.longbox.api.catalog.Cover;
import io.longbox.api.catalog.CoverRemoved;
import io.longbox.api.catalog.CoverSet;
import io.longbox.api.catalog.ProductId;
import io.longbox.api.chapter.ChapterId;
import io.longbox.api.chapter.PagePut;
import io.longbox.api.chapter.PageRemoved;
import io.longbox.api.chapter.PagesReplaced;
import io.longbox.api.media.StoredImage;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.springframework.stereotype.Component;

/**
 * Keeps which content the events speak of. What is withdrawn still refers to its content: who has it goes on reading.
 * Whoever adds an event that speaks of stored images adds it here, or they will be collected.
 */
@Component
@ProcessingGroup(ReferenceProjection.GROUP)
class ReferenceProjection {

    static final String GROUP = "media-references";

    private final References references;

    ReferenceProjection(References references) {
        this.references = references;
    }

    @EventHandler
    void on(PagesReplaced event, @SequenceNumber long version) {
        references.replace(
                owner(event.chapter()),
                version,
                event.pages().stream().map(StoredImage::hash).toList());
    }

    @EventHandler
    void on(PagePut event, @SequenceNumber long version) {
        references.set(
                owner(event.chapter()), version, event.number(), event.page().hash());
    }

    @EventHandler
    void on(PageRemoved event, @SequenceNumber long version) {
        references.remove(owner(event.chapter()), version, event.number());
    }

    @EventHandler
    void on(CoverSet event, @SequenceNumber long version) {
        Cover cover = event.cover();
        references.replace(
                owner(event.product()),
                version,
                List.of(
                        cover.original().hash(),
                        cover.large().hash(),
                        cover.small().hash()));
    }

    @EventHandler
    void on(CoverRemoved event, @SequenceNumber long version) {
        references.replace(owner(event.product()), version, List.of());
    }

    @ResetHandler
    void reset() {
        references.clear();
    }

    private static String owner(ChapterId chapter) {
        return "chapter " + chapter;
    }

    private static String owner(ProductId product) {
        return "product " + product;
    }
}
