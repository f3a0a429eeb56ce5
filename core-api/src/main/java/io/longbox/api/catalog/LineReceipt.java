package io.longbox.api.catalog;

/**
 * A place in line, and the proof of it: whoever holds this can show later that the line's history up to their place has
 * not been rewritten. See {@link ChainHash}.
 *
 * @param product whose line
 * @param ticket the place
 * @param position how many outstanding tickets were lower, plus one, when it was issued
 * @param sequence the number, in the stream of the product's stock, of the event that issued it
 * @param hash over that event and all before it
 */
public record LineReceipt(ProductId product, long ticket, long position, long sequence, ChainHash hash) {}
