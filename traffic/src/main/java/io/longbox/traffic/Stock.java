package io.longbox.traffic;

/**
 * How a product's stock stands, in copies.
 *
 * @param waiting readers in line
 */
record Stock(long onHand, long reserved, long available, long sold, long waiting) {}
