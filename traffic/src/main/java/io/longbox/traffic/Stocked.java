package io.longbox.traffic;

/**
 * A product as it is in the store.
 *
 * @param number its number in the catalogue file
 * @param id its id in the store
 * @param received copies delivered in this run
 */
record Stocked(long number, String id, long received) {}
