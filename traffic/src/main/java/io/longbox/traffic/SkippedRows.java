package io.longbox.traffic;

import java.io.PrintWriter;
import java.util.HashMap;
import java.util.Map;

/** Says which rows are skipped and why: the first few of each file in full, the rest as a number. */
final class SkippedRows {

    private static final int SHOWN = 5;

    private final PrintWriter messages;
    private final Map<String, Integer> byFile = new HashMap<>();

    SkippedRows(PrintWriter messages) {
        this.messages = messages;
    }

    /**
     * @param file its name
     * @param line where the row starts, from 1
     */
    void skip(String file, long line, String reason) {
        if (byFile.merge(file, 1, Integer::sum) <= SHOWN) {
            messages.println("skipped " + file + " line " + line + ": " + reason);
            messages.flush();
        }
    }

    /** Tells how many rows of the file were skipped beyond those shown. */
    void endOf(String file) {
        int more = byFile.getOrDefault(file, 0) - SHOWN;
        if (more > 0) {
            messages.println("skipped " + more + " more row" + (more == 1 ? "" : "s") + " of " + file);
            messages.flush();
        }
    }

    int total() {
        return byFile.values().stream().mapToInt(Integer::intValue).sum();
    }
}
