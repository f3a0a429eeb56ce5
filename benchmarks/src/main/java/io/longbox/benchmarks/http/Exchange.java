package io.longbox.benchmarks.http;

/** Makes requests, and takes what becomes of them. Called by one thread only. */
public interface Exchange {

    /** The bytes of a request, which nobody else changes. */
    byte[] request(int number);

    /**
     * @param nanos since the request was due, which may be before it was sent
     * @param inTime whether the answer came while requests were still being made
     */
    void answered(int number, Answer answer, long nanos, boolean inTime);

    /**
     * There is no answer.
     *
     * @param why in words
     */
    void failed(int number, String why);
}
