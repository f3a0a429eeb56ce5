package io.longbox.runtime.timelimit;

import org.axonframework.messaging.timeout.AxonTimeoutException;

/** One unit of work under way, on the thread that began it. */
final class Work {

    private final String component;
    private final Thread thread = Thread.currentThread();
    private final long startedAt;
    private long toldAt;
    private boolean interrupted;
    private boolean ended;

    Work(String component, long startedAt) {
        this.component = component;
        this.startedAt = startedAt;
        this.toldAt = startedAt;
    }

    long age(long now) {
        return now - startedAt;
    }

    /** Whether it is time to tell of it again. */
    synchronized boolean isWorthTelling(long now, long every) {
        if (ended || interrupted || now - toldAt < every) {
            return false;
        }
        toldAt = now;
        return true;
    }

    /** Not once it has ended: the thread does something else then. */
    synchronized boolean interrupt() {
        if (ended || interrupted) {
            return false;
        }
        interrupted = true;
        thread.interrupt();
        return true;
    }

    /** The thread goes on to other work, and takes no interruption there that was meant for this one. */
    synchronized void end() {
        ended = true;
        if (interrupted) {
            Thread.interrupted();
        }
    }

    /**
     * @throws AxonTimeoutException if it was interrupted, whatever came of that
     */
    synchronized void mustBeInTime() {
        if (interrupted) {
            Thread.interrupted();
            throw new AxonTimeoutException("The unit of work of " + component + " has timed out");
        }
    }

    /** Where it is now, for the log. */
    String trace() {
        StringBuilder trace = new StringBuilder();
        for (StackTraceElement frame : thread.getStackTrace()) {
            trace.append("\n\tat ").append(frame);
        }
        return trace.toString();
    }

    @Override
    public String toString() {
        return "the unit of work of " + component + " on thread " + thread.getName();
    }
}
