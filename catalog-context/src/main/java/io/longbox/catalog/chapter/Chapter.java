package io.longbox.catalog.chapter;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.axonframework.modelling.command.AggregateLifecycle.getVersion;

import io.longbox.api.Refusal;
import io.longbox.api.RefusedException;
import io.longbox.api.chapter.AdmitReader;
import io.longbox.api.chapter.AppendPage;
import io.longbox.api.chapter.ChapterCreated;
import io.longbox.api.chapter.ChapterDetails;
import io.longbox.api.chapter.ChapterId;
import io.longbox.api.chapter.ChapterStatus;
import io.longbox.api.chapter.ChapterUpdated;
import io.longbox.api.chapter.ChapterWithdrawn;
import io.longbox.api.chapter.CreateChapter;
import io.longbox.api.chapter.NotAdmittedReason;
import io.longbox.api.chapter.PagePut;
import io.longbox.api.chapter.PageRemoved;
import io.longbox.api.chapter.PagesReplaced;
import io.longbox.api.chapter.PutPage;
import io.longbox.api.chapter.ReaderAdmitted;
import io.longbox.api.chapter.ReaderNotAdmitted;
import io.longbox.api.chapter.RemovePage;
import io.longbox.api.chapter.ReplacePages;
import io.longbox.api.chapter.UpdateChapter;
import io.longbox.api.chapter.WithdrawChapter;
import io.longbox.api.media.ContentHash;
import io.longbox.api.media.StoredImage;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.serialization.Revision;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/**
 * A chapter of a product: what is said of it, its pages in order, and whether it is offered.
 *
 * <p>A process that asks it to let somebody in is always answered, so its stream may begin with such an answer, before
 * there is a chapter. And a withdrawn chapter may be created anew: it goes on in the same stream, so that whoever
 * unlocked it keeps it.
 */
@Aggregate(snapshotTriggerDefinition = "snapshotTrigger", cache = "aggregateCache")
@Revision("1")
class Chapter {

    static final int MOST_PAGES = 2_000;

    @AggregateIdentifier
    private @Nullable ChapterId id;

    /** Null until it is created. */
    private @Nullable ChapterDetails details;

    private @Nullable ChapterStatus status;
    private List<ContentHash> pages = new ArrayList<>();

    Chapter() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    long handle(CreateChapter command) {
        if (details == null || status == ChapterStatus.WITHDRAWN && !command.mustBeNew()) {
            apply(new ChapterCreated(command.chapter(), command.product(), command.number(), command.details()));
        } else if (command.mustBeNew() || !details.equals(command.details())) {
            throw new RefusedException(
                    new Refusal(Refusal.Code.ALREADY_TAKEN, "the product has a chapter " + command.number(), "number"));
        }
        return getVersion();
    }

    @CommandHandler
    long handle(UpdateChapter command) {
        refuseUnlessOffered();
        refuseStale(command.expectedVersion());
        if (!command.details().equals(details)) {
            apply(new ChapterUpdated(command.chapter(), command.details()));
        }
        return getVersion();
    }

    @CommandHandler
    long handle(WithdrawChapter command) {
        refuseUnlessCreated();
        if (status != ChapterStatus.WITHDRAWN) {
            refuseStale(command.expectedVersion());
            apply(new ChapterWithdrawn(command.chapter()));
        }
        return getVersion();
    }

    @CommandHandler
    long handle(ReplacePages command) {
        refuseUnlessOffered();
        refuseMoreThanFit(command.pages().size());
        if (!hashesOf(command.pages()).equals(pages)) {
            apply(new PagesReplaced(command.chapter(), command.pages()));
        }
        return getVersion();
    }

    @CommandHandler
    long handle(PutPage command) {
        refuseUnlessOffered();
        int number = command.number();
        if (number < 1 || number > pages.size() + 1) {
            throw new RefusedException(new Refusal(
                    Refusal.Code.INVALID,
                    "the chapter has %d pages, so a page can be put as number 1 to %d"
                            .formatted(pages.size(), pages.size() + 1),
                    "number"));
        }
        refuseMoreThanFit(number);
        if (number > pages.size()
                || !pages.get(number - 1).equals(command.page().hash())) {
            apply(new PagePut(command.chapter(), number, command.page()));
        }
        return getVersion();
    }

    @CommandHandler
    long handle(AppendPage command) {
        refuseUnlessOffered();
        boolean isLast = !pages.isEmpty()
                && pages.get(pages.size() - 1).equals(command.page().hash());
        if (!isLast) {
            refuseMoreThanFit(pages.size() + 1);
            apply(new PagePut(command.chapter(), pages.size() + 1, command.page()));
        }
        return getVersion();
    }

    @CommandHandler
    long handle(RemovePage command) {
        refuseUnlessOffered();
        refuseStale(command.expectedVersion());
        if (command.number() < 1 || command.number() > pages.size()) {
            throw new RefusedException(Refusal.Code.NOT_FOUND, "there is no such page");
        }
        apply(new PageRemoved(command.chapter(), command.number()));
        return getVersion();
    }

    /** Answered always, a repeat too: whoever asks may not have been there for the first answer. */
    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    long handle(AdmitReader ask) {
        if (details == null || status == ChapterStatus.WITHDRAWN) {
            refuse(ask, NotAdmittedReason.NOT_OFFERED);
        } else if (!ask.price().equals(details.access().price())) {
            refuse(ask, NotAdmittedReason.PRICE_CHANGED);
        } else {
            apply(new ReaderAdmitted(ask.chapter(), ask.entry(), ask.user(), ask.price()));
        }
        return getVersion();
    }

    private static void refuse(AdmitReader ask, NotAdmittedReason reason) {
        apply(new ReaderNotAdmitted(ask.chapter(), ask.entry(), ask.user(), reason));
    }

    private void refuseUnlessCreated() {
        if (details == null) {
            throw new RefusedException(Refusal.Code.NOT_FOUND, "there is no such chapter");
        }
    }

    private void refuseUnlessOffered() {
        refuseUnlessCreated();
        if (status == ChapterStatus.WITHDRAWN) {
            throw new RefusedException(Refusal.Code.CONFLICT, "the chapter is withdrawn and cannot be changed");
        }
    }

    private static void refuseMoreThanFit(int count) {
        if (count > MOST_PAGES) {
            throw new RefusedException(
                    new Refusal(Refusal.Code.INVALID, "a chapter has at most " + MOST_PAGES + " pages", "pages"));
        }
    }

    private static void refuseStale(@Nullable Long expectedVersion) {
        if (expectedVersion != null && !expectedVersion.equals(getVersion())) {
            throw new RefusedException(
                    Refusal.Code.STALE_VERSION,
                    "the chapter is at version " + getVersion() + ", not " + expectedVersion);
        }
    }

    private static List<ContentHash> hashesOf(List<StoredImage> images) {
        return images.stream().map(StoredImage::hash).toList();
    }

    @EventSourcingHandler
    void on(ChapterCreated event) {
        id = event.chapter();
        details = event.details();
        status = ChapterStatus.PUBLISHED;
        pages = new ArrayList<>();
    }

    @EventSourcingHandler
    void on(ChapterUpdated event) {
        details = event.details();
    }

    @EventSourcingHandler
    void on(ChapterWithdrawn event) {
        status = ChapterStatus.WITHDRAWN;
    }

    @EventSourcingHandler
    void on(PagesReplaced event) {
        pages = new ArrayList<>(hashesOf(event.pages()));
    }

    @EventSourcingHandler
    void on(PagePut event) {
        if (event.number() > pages.size()) {
            pages.add(event.page().hash());
        } else {
            pages.set(event.number() - 1, event.page().hash());
        }
    }

    @EventSourcingHandler
    void on(PageRemoved event) {
        pages.remove(event.number() - 1);
    }

    @EventSourcingHandler
    void on(ReaderNotAdmitted event) {
        // It may be the first event of the stream.
        id = event.chapter();
    }
}
