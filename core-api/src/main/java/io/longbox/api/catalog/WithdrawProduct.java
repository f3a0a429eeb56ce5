package io.longbox.api.catalog;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** Takes a product off sale for good. Withdrawing twice changes nothing. */
public record WithdrawProduct(
        @TargetAggregateIdentifier ProductId product,
        @Nullable Long expectedVersion) {}
