package io.longbox.query.chapter;

import io.longbox.api.Points;
import io.longbox.api.catalog.ProductId;
import io.longbox.api.chapter.ChapterAccess;
import io.longbox.api.chapter.ChapterCreated;
import io.longbox.api.chapter.ChapterDetails;
import io.longbox.api.chapter.ChapterId;
import io.longbox.api.chapter.ChapterNumber;
import io.longbox.api.chapter.ChapterStatus;
import io.longbox.api.chapter.ChapterView;
import io.longbox.query.support.FollowingRow;
import io.longbox.query.support.Stored;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "chapters")
class ChapterRow extends FollowingRow {

    @Id
    private UUID id;

    @Column(name = "product_id")
    private UUID product;

    private BigDecimal number;

    private @Nullable String title;

    private @Nullable Long price;

    @Column(name = "in_plans")
    private boolean inPlans;

    private int pages;

    @Enumerated(EnumType.STRING)
    private ChapterStatus status = ChapterStatus.PUBLISHED;

    @Column(name = "created_at")
    private Instant createdAt;

    protected ChapterRow() {}

    ChapterRow(UUID id) {
        this.id = id;
    }

    void create(ChapterCreated event, Instant at) {
        product = event.product().value();
        // As the column has it, so that what was just made equals what is read later.
        number = event.number().value().setScale(2);
        status = ChapterStatus.PUBLISHED;
        pages = 0;
        createdAt = Stored.time(at);
        describe(event.details());
    }

    void describe(ChapterDetails details) {
        Points unlocking = details.access().price();
        title = Stored.text(details.title());
        price = unlocking == null ? null : unlocking.value();
        inPlans = details.access().inPlans();
    }

    void countPages(int count) {
        pages = count;
    }

    void withdraw() {
        status = ChapterStatus.WITHDRAWN;
    }

    ChapterId chapterId() {
        return new ChapterId(id);
    }

    ProductId productId() {
        return new ProductId(product);
    }

    ChapterNumber number() {
        return new ChapterNumber(number);
    }

    int pages() {
        return pages;
    }

    ChapterView toView() {
        return new ChapterView(
                chapterId(),
                productId(),
                number(),
                new ChapterDetails(title, new ChapterAccess(price == null ? null : new Points(price), inPlans)),
                pages,
                status,
                createdAt,
                version());
    }
}
