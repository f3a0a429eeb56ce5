package io.longbox.query.chapter;

import io.longbox.api.chapter.ChapterCreated;
import io.longbox.api.chapter.ChapterEvent;
import io.longbox.api.chapter.ChapterUpdated;
import io.longbox.api.chapter.ChapterWithdrawn;
import io.longbox.api.chapter.FindChapter;
import io.longbox.api.chapter.ListPages;
import io.longbox.api.chapter.PagePut;
import io.longbox.api.chapter.PageRemoved;
import io.longbox.api.chapter.PagesReplaced;
import io.longbox.api.chapter.ReaderAdmitted;
import io.longbox.api.chapter.ReaderNotAdmitted;
import io.longbox.query.support.FollowingRows;
import io.longbox.query.support.Keeps;
import io.longbox.query.support.QueryUpdates;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventhandling.Timestamp;
import org.springframework.stereotype.Component;

/** Follows chapters and their pages. A chapter's version guards both: its pages' events are its own. */
@Component
@ProcessingGroup("chapter-view")
@Keeps({"chapters", "chapter_pages"})
class ChapterProjection {

    private final FollowingRows<ChapterRow, ChapterEvent> chapters;
    private final PageTable pages;
    private final ChapterQueries queries;
    private final QueryUpdates updates;

    ChapterProjection(EntityManager entities, PageTable pages, ChapterQueries queries, QueryUpdates updates) {
        this.chapters = new FollowingRows<>(entities, ChapterRow.class, ChapterEvent.class, ChapterProjection::idOf);
        this.pages = pages;
        this.queries = queries;
        this.updates = updates;
    }

    @EventHandler
    void on(ChapterCreated event, @SequenceNumber long version, @Timestamp Instant at) {
        announce(chapters.follow(event, version, ChapterRow::new, chapter -> {
            // What was withdrawn may be created anew, and then it starts without pages.
            if (chapter.pages() > 0) {
                pages.replace(idOf(event), List.of());
            }
            chapter.create(event, at);
        }));
    }

    @EventHandler
    void on(ChapterUpdated event, @SequenceNumber long version) {
        follow(event, version, chapter -> chapter.describe(event.details()));
    }

    @EventHandler
    void on(ChapterWithdrawn event, @SequenceNumber long version) {
        follow(event, version, ChapterRow::withdraw);
    }

    @EventHandler
    void on(PagesReplaced event, @SequenceNumber long version) {
        follow(event, version, chapter -> {
            pages.replace(idOf(event), event.pages());
            chapter.countPages(event.pages().size());
        });
    }

    @EventHandler
    void on(PagePut event, @SequenceNumber long version) {
        follow(event, version, chapter -> {
            pages.put(idOf(event), event.number(), event.page());
            chapter.countPages(Math.max(chapter.pages(), event.number()));
        });
    }

    @EventHandler
    void on(PageRemoved event, @SequenceNumber long version) {
        follow(event, version, chapter -> {
            pages.remove(idOf(event), event.number());
            chapter.countPages(chapter.pages() - 1);
        });
    }

    @EventHandler
    void on(ReaderAdmitted event, @SequenceNumber long version) {
        follow(event, version, ChapterProjection::nothingToSee);
    }

    /** A stream may begin with these, before there is a chapter to show. */
    @EventHandler
    void on(ReaderNotAdmitted event, @SequenceNumber long version) {
        if (chapters.find(idOf(event)).isPresent()) {
            follow(event, version, ChapterProjection::nothingToSee);
        }
    }

    @ResetHandler
    void reset() {
        chapters.clear();
        pages.clear();
    }

    private void follow(ChapterEvent event, long version, Consumer<ChapterRow> change) {
        announce(chapters.followKnown(event, version, change));
    }

    private void announce(Optional<ChapterRow> changed) {
        changed.ifPresent(chapter -> {
            updates.announce(new FindChapter(chapter.chapterId()), chapter::toView);
            ListPages pagesOf = new ListPages(chapter.chapterId());
            updates.announce(pagesOf, () -> queries.list(pagesOf));
        });
    }

    private static UUID idOf(ChapterEvent event) {
        return event.chapter().value();
    }

    private static void nothingToSee(ChapterRow chapter) {}
}
