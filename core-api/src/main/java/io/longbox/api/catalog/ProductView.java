package io.longbox.api.catalog;

import io.longbox.api.Versioned;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A product as the catalogue shows it; cover is null until there is one. */
public record ProductView(
        ProductId id,
        ProductKind kind,
        ProductDetails details,
        @Nullable Cover cover,
        ProductStatus status,
        Instant createdAt,
        long version)
        implements Versioned {}
