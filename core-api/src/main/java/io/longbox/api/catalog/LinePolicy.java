package io.longbox.api.catalog;

/** What happens when the head of a line wants more copies than are free. */
public enum LinePolicy {
    /** The line waits with it: nobody behind the head is served first. */
    HOLD,
    /** The first in line who wants no more than is free is served; the head keeps its place. */
    SKIP
}
