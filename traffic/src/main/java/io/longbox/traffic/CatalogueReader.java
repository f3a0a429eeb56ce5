package io.longbox.traffic;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the catalogue: {@code product_id,title,authors,year,isbn,language} and whatever else the file has. */
final class CatalogueReader {

    private static final Set<String> COLUMNS = Set.of("product_id", "title", "authors", "year", "isbn", "language");
    /** The years that a store takes. */
    private static final int FIRST_YEAR = -3000;

    private static final int LAST_YEAR = 2200;
    private static final Pattern ISBN_10 = Pattern.compile("\\d{9}[\\dX]");

    private CatalogueReader() {}

    /**
     * @return the titles by product number, in the order of the file
     * @throws UnusableInput if the file cannot be read or lacks a column
     */
    static Map<Long, Title> read(Path path, SkippedRows skipped) {
        Map<Long, Title> titles = new LinkedHashMap<>();
        CsvTable.open(path).read(COLUMNS, skipped, (line, row) -> {
            Title title = title(row);
            if (titles.putIfAbsent(title.product(), title) != null) {
                throw new BrokenRow("product " + title.product() + " is in the file already");
            }
            return true;
        });
        return titles;
    }

    private static Title title(CsvTable.Row row) throws BrokenRow {
        long product = row.number("product_id");
        String title = row.text("title");
        if (title.isEmpty()) {
            throw new BrokenRow("title is empty");
        }
        List<String> authors = Arrays.stream(row.text("authors").split(","))
                .map(String::strip)
                .filter(author -> !author.isEmpty())
                .toList();
        String language = row.text("language");
        return new Title(
                product,
                title,
                authors,
                year(row.text("year")),
                isbn(row.text("isbn")),
                language.isEmpty() ? null : language);
    }

    private static @Nullable Integer year(String text) throws BrokenRow {
        if (text.isEmpty()) {
            return null;
        }
        int year;
        try {
            year = Integer.parseInt(text);
        } catch (NumberFormatException notAYear) {
            throw new BrokenRow("year is not a whole number: " + CsvTable.Row.abridged(text));
        }
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            throw new BrokenRow("year lies between " + FIRST_YEAR + " and " + LAST_YEAR + ", not at " + year);
        }
        return year;
    }

    /** Gives back the leading zeros that a spreadsheet took: an ISBN-10 has at most three of them. */
    static @Nullable String isbn(String text) {
        if (text.length() < 7 || text.length() > 10) {
            return null;
        }
        String padded = "0".repeat(10 - text.length()) + text.toUpperCase(Locale.ROOT);
        return ISBN_10.matcher(padded).matches() ? padded : null;
    }
}
