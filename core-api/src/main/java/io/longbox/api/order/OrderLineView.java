package io.longbox.api.order;

/**
 * One line of an order, and what became of its copies. A copy may be counted more than once: what was returned was
 * delivered before.
 *
 * @param line what was bought
 * @param cancelled copies that were given up before they were shipped
 * @param shipped copies that were given to a carrier
 * @param delivered copies that have arrived
 * @param returned copies that were sent back and accepted
 * @param lost copies that were lost on their way
 */
public record OrderLineView(OrderLine line, int cancelled, int shipped, int delivered, int returned, int lost) {}
