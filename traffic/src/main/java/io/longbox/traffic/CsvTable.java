package io.longbox.traffic;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** A comma separated file with a header, read row by row; a broken row is skipped, and costs no other row. */
final class CsvTable {

    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setIgnoreEmptyLines(false).get();

    private final String file;
    private final String content;

    /** Where each line starts, by the parser's own notion of a line. */
    private final int[] lineStarts;

    private CsvTable(String file, String content) {
        this.file = file;
        this.content = content;
        this.lineStarts = lineStarts(content);
    }

    /**
     * @throws UnusableInput if the file cannot be read
     */
    static CsvTable open(Path path) {
        try {
            if (Files.isDirectory(path)) {
                throw new UnusableInput(path + " is a directory, not a file");
            }
            // Decoded leniently, so that a byte that is not UTF-8 costs its row only: see text().
            String content = new String(Files.readAllBytes(path), StandardCharsets.UTF_8);
            return new CsvTable(
                    String.valueOf(path.getFileName()), content.startsWith("\uFEFF") ? content.substring(1) : content);
        } catch (NoSuchFileException missing) {
            throw new UnusableInput("there is no file " + path);
        } catch (AccessDeniedException denied) {
            throw new UnusableInput("not allowed to read " + path);
        } catch (IOException | OutOfMemoryError unreadable) {
            throw new UnusableInput("cannot read " + path + ": " + unreadable.getMessage());
        }
    }

    private static int[] lineStarts(String content) {
        IntStream.Builder starts = IntStream.builder();
        int start = 0;
        for (int i = 0; i < content.length(); i++) {
            char c = content.charAt(i);
            boolean ends = c == '\n' || c == '\r' && !(i + 1 < content.length() && content.charAt(i + 1) == '\n');
            if (ends) {
                starts.add(start);
                start = i + 1;
            }
        }
        if (start < content.length()) {
            starts.add(start);
        }
        return starts.build().toArray();
    }

    /**
     * Reads the rows in the order of the file until the reader has enough.
     *
     * @param required the columns without which the file is of no use
     * @param skipped is told of every broken row
     * @throws UnusableInput if the header is missing or lacks a column
     */
    void read(Set<String> required, SkippedRows skipped, RowReader reader) {
        if (lineStarts.length == 0) {
            throw new UnusableInput(file + " is empty: it needs a header with the columns " + sorted(required));
        }
        Map<String, Integer> columns = header(required);
        int from = 1;
        while (from < lineStarts.length) {
            from = readFrom(from, columns, skipped, reader);
        }
        skipped.endOf(file);
    }

    private Map<String, Integer> header(Set<String> required) {
        List<String> names;
        try (CSVParser parser = parserFrom(0)) {
            names = parser.iterator().next().toList().stream()
                    .map(String::strip)
                    .toList();
        } catch (IOException | UncheckedIOException unreadable) {
            throw new UnusableInput(file + " line 1: the header is not a comma separated row");
        }
        Map<String, Integer> columns = new HashMap<>();
        for (String name : names) {
            if (columns.put(name, columns.size()) != null) {
                throw new UnusableInput(file + " line 1: the header names the column " + name + " twice");
            }
        }
        List<String> missing = sorted(required).stream()
                .filter(name -> !columns.containsKey(name))
                .toList();
        if (!missing.isEmpty()) {
            throw new UnusableInput(file + " line 1: the header lacks " + String.join(", ", missing) + "; it has "
                    + String.join(", ", names));
        }
        return columns;
    }

    /** Reads on until the end, or until a quote that is closed too late or never has swallowed whole lines. */
    private int readFrom(int first, Map<String, Integer> columns, SkippedRows skipped, RowReader reader) {
        int start = first;
        try (CSVParser parser = parserFrom(first)) {
            for (CSVRecord row : parser) {
                int next = Math.max(first + (int) parser.getCurrentLineNumber(), start + 1);
                try {
                    if (!isBlank(row) && !reader.row(start + 1, new Row(row, columns))) {
                        return lineStarts.length;
                    }
                } catch (BrokenRow broken) {
                    skipped.skip(file, start + 1, broken.getMessage());
                    if (next > start + 1) {
                        return start + 1;
                    }
                }
                start = next;
            }
            return lineStarts.length;
        } catch (IOException | UncheckedIOException malformed) {
            skipped.skip(file, start + 1, "a quoted value does not end where it should");
            return start + 1;
        }
    }

    private CSVParser parserFrom(int line) throws IOException {
        StringReader rest = new StringReader(content);
        rest.skip(lineStarts[line]);
        return CSVParser.builder().setReader(rest).setFormat(FORMAT).get();
    }

    private static boolean isBlank(CSVRecord row) {
        return row.size() == 1 && row.get(0).isBlank();
    }

    private static List<String> sorted(Set<String> names) {
        List<String> sorted = new ArrayList<>(names);
        Collections.sort(sorted);
        return sorted;
    }

    /** Takes the rows one by one. */
    @FunctionalInterface
    interface RowReader {

        /**
         * @param line where the row starts, from 1
         * @return whether to read on
         * @throws BrokenRow if the row is to be skipped
         */
        boolean row(long line, Row row) throws BrokenRow;
    }

    /** The values of one row by the names of their columns. */
    static final class Row {

        private final CSVRecord row;
        private final Map<String, Integer> columns;

        private Row(CSVRecord row, Map<String, Integer> columns) throws BrokenRow {
            if (row.size() != columns.size()) {
                throw new BrokenRow(
                        "it has " + row.size() + " column" + (row.size() == 1 ? "" : "s") + ", not " + columns.size());
            }
            this.row = row;
            this.columns = columns;
        }

        /** The value without blanks around it; empty if there is none. */
        String text(String column) throws BrokenRow {
            String value = row.get(columns.get(column)).strip();
            if (value.indexOf('\uFFFD') >= 0) {
                throw new BrokenRow(column + " is not UTF-8");
            }
            return value;
        }

        /** A whole number that is not negative. */
        long number(String column) throws BrokenRow {
            String value = text(column);
            try {
                long number = Long.parseLong(value);
                if (number >= 0) {
                    return number;
                }
            } catch (NumberFormatException notANumber) {
                // Answered below, as a negative one is.
            }
            throw new BrokenRow(column + (value.isEmpty() ? " is empty" : " is not a number: " + abridged(value)));
        }

        static String abridged(String value) {
            return '"' + (value.length() > 40 ? value.substring(0, 40) + "…" : value) + '"';
        }
    }
}
