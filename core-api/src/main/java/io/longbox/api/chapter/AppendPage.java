package io.longbox.api.chapter;

import io.longbox.api.media.StoredImage;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Adds a page behind the last one. An image that is the last page already is not added once more, so that a repeat is
 * harmless; {@link PutPage} sets one twice.
 */
public record AppendPage(@TargetAggregateIdentifier ChapterId chapter, StoredImage page) {}
