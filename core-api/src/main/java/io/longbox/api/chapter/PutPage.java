package io.longbox.api.chapter;

import io.longbox.api.media.StoredImage;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Sets one page of a chapter. The same page again changes nothing.
 *
 * @param chapter whose page
 * @param number which one, from 1; the number after the last one adds a page
 * @param page the image
 */
public record PutPage(@TargetAggregateIdentifier ChapterId chapter, int number, StoredImage page) {}
