package io.longbox.traffic;

/**
 * What a client saw of one want, on the {@link RunClock}.
 *
 * @param want what was asked for
 * @param started just before the request was first sent
 * @param answered just after the answer was there
 * @param holdEnds when the store takes the copy back, if the want ended in the cart and the store said so, else never
 * @param outcome how it ended
 */
record Observation(Want want, long started, long answered, long holdEnds, Outcome outcome) {}
