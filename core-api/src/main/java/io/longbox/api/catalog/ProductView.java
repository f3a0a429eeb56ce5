package io.longbox.api.catalog;

import io.longbox.api.Versioned;
import java.time.Instant;

/** A product as the catalogue shows it. */
public record ProductView(
        ProductId id, ProductKind kind, ProductDetails details, ProductStatus status, Instant createdAt, long version)
        implements Versioned {}
