package io.longbox.api.catalog;

import io.longbox.api.media.StoredImage;

/**
 * The picture of a product, and two smaller ones made from it.
 *
 * @param original as it was uploaded
 * @param large for the product's own page
 * @param small for lists
 */
public record Cover(StoredImage original, StoredImage large, StoredImage small) {}
