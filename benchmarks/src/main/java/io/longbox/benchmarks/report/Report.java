package io.longbox.benchmarks.report;

import io.longbox.benchmarks.UnusableInput;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Markdown, for people: to standard output, and to a file if there is to be one. */
public final class Report {

    private final PrintWriter out;
    private final @Nullable Path file;
    private final List<String> blocks = new ArrayList<>();

    /**
     * @param file where it is written to as well, or null
     * @throws UnusableInput if it cannot be written there: better to know before anything is measured
     */
    public Report(PrintWriter out, @Nullable Path file) {
        this.out = out;
        this.file = file;
        save();
    }

    public Report heading(String heading) {
        return block("## " + heading);
    }

    public Report paragraph(String text) {
        return block(text);
    }

    public Report list(List<String> items) {
        return items.isEmpty() ? this : block("- " + String.join(System.lineSeparator() + "- ", items));
    }

    public Report table(Table table) {
        return block(table.toString());
    }

    private Report block(String text) {
        blocks.add(text);
        out.println(text);
        out.println();
        out.flush();
        save();
        return this;
    }

    /** After every block: what was measured is not lost when a later part fails. */
    private void save() {
        if (file == null) {
            return;
        }
        String separator = System.lineSeparator() + System.lineSeparator();
        try {
            Files.writeString(file, blocks.isEmpty() ? "" : String.join(separator, blocks) + System.lineSeparator());
        } catch (IOException failed) {
            throw new UnusableInput("the report cannot be written to " + file + ": " + failed);
        }
    }
}
