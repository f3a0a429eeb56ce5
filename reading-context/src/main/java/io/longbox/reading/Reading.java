package io.longbox.reading;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.axonframework.modelling.command.AggregateLifecycle.getVersion;

import io.longbox.api.Refusal;
import io.longbox.api.RefusedException;
import io.longbox.api.reading.ChapterFinished;
import io.longbox.api.reading.PageReached;
import io.longbox.api.reading.ReadingId;
import io.longbox.api.reading.RecordProgress;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.serialization.Revision;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** How far one reader has come in one chapter. Readers go back and forth, and read again what they have finished. */
@Aggregate(snapshotTriggerDefinition = "snapshotTrigger", cache = "aggregateCache")
@Revision("1")
class Reading {

    @AggregateIdentifier
    private @Nullable ReadingId id;

    private int page;
    private int pages;
    /** How many pages the chapter had when it was finished; 0 if it never was. */
    private int finished;

    Reading() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    long handle(RecordProgress command) {
        if (command.page() < 1 || command.page() > command.pages()) {
            throw new RefusedException(new Refusal(Refusal.Code.INVALID, expectation(command.pages()), "page"));
        }
        if (command.page() != page || command.pages() != pages) {
            apply(new PageReached(
                    command.reading(),
                    command.user(),
                    command.chapter(),
                    command.product(),
                    command.page(),
                    command.pages()));
            if (command.page() == command.pages() && command.pages() > finished) {
                apply(new ChapterFinished(
                        command.reading(), command.user(), command.chapter(), command.product(), command.pages()));
            }
        }
        return getVersion();
    }

    private static String expectation(int pages) {
        return pages == 0 ? "the chapter has no pages yet" : "must lie between 1 and " + pages;
    }

    @EventSourcingHandler
    void on(PageReached event) {
        id = event.reading();
        page = event.page();
        pages = event.pages();
    }

    @EventSourcingHandler
    void on(ChapterFinished event) {
        finished = event.pages();
    }
}
