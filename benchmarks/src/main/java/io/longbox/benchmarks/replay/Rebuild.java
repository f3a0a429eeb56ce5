package io.longbox.benchmarks.replay;

/** A way to make a view anew from the events alone. */
interface Rebuild {

    /**
     * Returns once the view shows everything that is in the events.
     *
     * @param view the name of its processor
     */
    void run(String view) throws Exception;
}
