package io.longbox.api.catalog;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Takes a product's picture away. Where there is none, nothing changes. */
public record RemoveCover(@TargetAggregateIdentifier ProductId product) {}
