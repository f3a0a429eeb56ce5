package io.longbox.query.rebuild;

/** Thrown when a rebuild was cancelled, or is no longer this process's. */
final class RebuildEnded extends RuntimeException {

    RebuildEnded(String why) {
        super(why);
    }
}
