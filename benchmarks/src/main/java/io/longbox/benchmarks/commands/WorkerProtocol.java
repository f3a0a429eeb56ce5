package io.longbox.benchmarks.commands;

import tools.jackson.databind.json.JsonMapper;

/** How a contender's process is told what to do: one line of JSON in, one out, which begins with a mark. */
final class WorkerProtocol {

    static final JsonMapper JSON = JsonMapper.builder().build();

    /** Tells an answer from whatever else a framework writes. */
    static final String MARK = "@@ ";

    /**
     * @param range where the commands go to; stocked first, if it is not yet, before the time is taken
     * @param commands how many at most
     * @param maxSeconds after which no more are sent
     */
    record Task(Range range, int callers, int commands, int maxSeconds) {}

    private WorkerProtocol() {}
}
