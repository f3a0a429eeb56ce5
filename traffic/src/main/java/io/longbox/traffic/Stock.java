package io.longbox.traffic;

/** A product's stock as the store shows it, in copies. */
record Stock(long onHand, long reserved, long available, long sold) {}
