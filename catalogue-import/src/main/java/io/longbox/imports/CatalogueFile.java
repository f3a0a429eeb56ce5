package io.longbox.imports;

import io.longbox.imports.ImportRefusedException.Reason;
import java.io.BufferedReader;
import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** A catalogue as a CSV file, read row by row: never more than one row is in memory. */
final class CatalogueFile implements AutoCloseable {

    /** A row beyond it is no row of a catalogue, but a quote that does not end. */
    static final int LONGEST_ROW = 1_000_000;

    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setIgnoreEmptyLines(false).get();

    private final RowLimit limit;
    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private final int width;
    private final Map<String, Integer> columns;
    private long row;

    private CatalogueFile(RowLimit limit, CSVParser parser) {
        this.limit = limit;
        this.parser = parser;
        this.records = parser.iterator();
        CSVRecord header = nextRecord();
        if (header == null) {
            throw refused("The file is empty. It needs a header that names its columns, title among them.");
        }
        this.width = header.size();
        this.columns = columns(header);
    }

    /**
     * Opens a file and reads its header.
     *
     * @throws ImportRefusedException if it is no catalogue
     * @throws IOException if the bytes cannot be read
     */
    static CatalogueFile open(InputStream bytes) throws IOException {
        RowLimit limit = new RowLimit(new InputStreamReader(
                bytes,
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)));
        try {
            BufferedReader text = new BufferedReader(limit);
            text.mark(1);
            if (text.read() != BYTE_ORDER_MARK) {
                text.reset();
            }
            return new CatalogueFile(
                    limit, CSVParser.builder().setReader(text).setFormat(FORMAT).get());
        } catch (CharacterCodingException notUtf8) {
            throw refused("The file is not UTF-8.");
        } catch (UncheckedIOException unreadable) {
            throw unreadable.getCause();
        }
    }

    private static Map<String, Integer> columns(CSVRecord header) {
        Map<String, Integer> columns = new HashMap<>();
        for (int i = 0; i < header.size(); i++) {
            String name = header.get(i).strip().toLowerCase(Locale.ROOT);
            if (!name.isEmpty() && columns.put(name, i) != null) {
                throw refused("The header names the column " + abridged(name) + " twice.");
            }
        }
        if (!columns.containsKey(CatalogueRow.TITLE)) {
            throw refused(
                    "The header has no column title. Values are separated by commas, and the first line names them.");
        }
        return columns;
    }

    /**
     * The next row that is not blank, or null at the end.
     *
     * @throws ImportRefusedException if the rest of the file is no CSV
     * @throws IOException if the bytes cannot be read
     */
    @Nullable
    CatalogueRow next() throws IOException {
        try {
            CSVRecord record = nextRecord();
            while (record != null && isBlank(record)) {
                record = nextRecord();
            }
            return record == null ? null : new CatalogueRow(++row, record.toList(), width, columns);
        } catch (UncheckedIOException unreadable) {
            throw unreadable.getCause();
        }
    }

    /** Leaves out so many rows. */
    void skip(long rows) throws IOException {
        for (long i = 0; i < rows && next() != null; i++) {
            // Read and forgotten.
        }
    }

    private @Nullable CSVRecord nextRecord() {
        limit.rowStarts();
        try {
            return records.hasNext() ? records.next() : null;
        } catch (NoSuchElementException end) {
            return null;
        } catch (UncheckedIOException failure) {
            if (failure.getCause() instanceof CharacterCodingException) {
                throw refused("The file is not UTF-8, somewhere after line " + parser.getCurrentLineNumber() + ".");
            }
            if (failure.getCause() instanceof BytesUnreadable bytes) {
                throw new UncheckedIOException(bytes.original);
            }
            throw malformed();
        } catch (IllegalStateException | IllegalArgumentException failure) {
            throw malformed();
        }
    }

    private ImportRefusedException malformed() {
        return refused("The file is no CSV: a quoted value that begins near line " + parser.getCurrentLineNumber()
                + " does not end where it should.");
    }

    private static boolean isBlank(CSVRecord record) {
        return record.size() == 1 && record.get(0).isBlank();
    }

    private static ImportRefusedException refused(String message) {
        return new ImportRefusedException(Reason.INVALID, message);
    }

    private static String abridged(String name) {
        List<Integer> first = name.codePoints()
                .filter(c -> !Character.isISOControl(c))
                .limit(40)
                .boxed()
                .toList();
        StringBuilder text = new StringBuilder();
        first.forEach(text::appendCodePoint);
        return text.toString();
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }

    /** The bytes could not be read, which says nothing about what they are. */
    private static final class BytesUnreadable extends IOException {

        private final IOException original;

        private BytesUnreadable(IOException original) {
            super(original);
            this.original = original;
        }
    }

    /** Ends a row that does not end. */
    private static final class RowLimit extends FilterReader {

        private long read;

        private RowLimit(Reader in) {
            super(in);
        }

        void rowStarts() {
            read = 0;
        }

        @Override
        public int read(char[] buffer, int offset, int length) throws IOException {
            if (read > LONGEST_ROW) {
                throw new IOException("the row does not end");
            }
            int count;
            try {
                count = super.read(buffer, offset, length);
            } catch (CharacterCodingException notUtf8) {
                throw notUtf8;
            } catch (IOException unreadable) {
                throw new BytesUnreadable(unreadable);
            }
            read += Math.max(count, 0);
            return count;
        }
    }
}
