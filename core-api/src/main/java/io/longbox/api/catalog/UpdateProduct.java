package io.longbox.api.catalog;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Describes a product anew.
 *
 * @param product the product
 * @param details all of its description
 * @param expectedVersion the version the caller edited, or null to overwrite whatever is there
 */
public record UpdateProduct(
        @TargetAggregateIdentifier ProductId product,
        ProductDetails details,
        @Nullable Long expectedVersion) {}
