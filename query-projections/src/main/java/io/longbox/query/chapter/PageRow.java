package io.longbox.query.chapter;

import io.longbox.api.media.ContentHash;
import io.longbox.api.media.ImageType;
import io.longbox.api.media.StoredImage;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** For reading alone: {@link PageTable} writes. */
@Entity
@Immutable
@Table(name = "chapter_pages")
class PageRow {

    @EmbeddedId
    private Id id;

    private String hash;

    @Enumerated(EnumType.STRING)
    private ImageType type;

    private long size;

    private int width;

    private int height;

    /** Which page of which chapter. */
    @Embeddable
    record Id(@Column(name = "chapter_id") UUID chapter, int number) {}

    protected PageRow() {}

    StoredImage image() {
        return new StoredImage(new ContentHash(hash), type, size, width, height);
    }
}
