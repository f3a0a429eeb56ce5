package io.longbox.query.reading;

import io.longbox.api.catalog.ProductId;
import io.longbox.api.chapter.ChapterId;
import io.longbox.api.reading.FindReading;
import io.longbox.api.reading.PageReached;
import io.longbox.api.reading.ReadingView;
import io.longbox.api.user.UserId;
import io.longbox.query.support.FollowingRow;
import io.longbox.query.support.Stored;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "readings")
class ReadingRow extends FollowingRow {

    @Id
    private UUID id;

    @Column(name = "user_id")
    private UUID user;

    @Column(name = "chapter_id")
    private UUID chapter;

    @Column(name = "product_id")
    private UUID product;

    private int page;

    private int furthest;

    private int pages;

    @Column(name = "started_at")
    private @Nullable Instant startedAt;

    @Column(name = "read_at")
    private Instant readAt;

    @Column(name = "finished_at")
    private @Nullable Instant finishedAt;

    protected ReadingRow() {}

    ReadingRow(UUID id) {
        this.id = id;
    }

    void reach(PageReached event, Instant at) {
        user = event.user().value();
        chapter = event.chapter().value();
        product = event.product().value();
        page = event.page();
        pages = event.pages();
        // Pages may have been taken out of the chapter.
        furthest = Math.min(Math.max(furthest, page), pages);
        readAt = Stored.time(at);
        if (startedAt == null) {
            startedAt = readAt;
        }
    }

    void finish(Instant at) {
        finishedAt = Stored.time(at);
    }

    UUID id() {
        return id;
    }

    ProductId productId() {
        return new ProductId(product);
    }

    ChapterId chapterId() {
        return new ChapterId(chapter);
    }

    int page() {
        return page;
    }

    Instant readAt() {
        return readAt;
    }

    FindReading query() {
        return new FindReading(new UserId(user), chapterId());
    }

    ReadingView toView() {
        return new ReadingView(
                new UserId(user),
                chapterId(),
                productId(),
                page,
                furthest,
                pages,
                startedAt,
                readAt,
                finishedAt,
                version());
    }
}
