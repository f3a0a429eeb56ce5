package io.longbox.traffic;

/**
 * A reader wants one copy of a product.
 *
 * @param reader the reader's number in the wants file
 * @param product the product's number in both files
 */
record Want(long reader, long product) {}
