package io.longbox.traffic;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * One search, and the book that it is made of.
 *
 * @param query the query string
 * @param wanted what somebody has in mind who searches so
 */
record Search(String query, Title wanted) {

    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");
    private static final int TELLING = 4;
    private static final int SHORTEST_BEGINNING = 3;

    /** Draws searches from the books; the same seed draws the same. */
    static List<Search> draw(List<Title> books, int number, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Search> searches = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            searches.add(of(books.get(random.nextInt(books.size())), random));
        }
        return searches;
    }

    private static Search of(Title book, SplittableRandom random) {
        List<String> words = some(words(book.title()), 2, random);
        String query;
        switch (book.authors().isEmpty() ? random.nextInt(2) : random.nextInt(4)) {
            case 0 -> query = "q=" + text(begun(words, random));
            case 1 -> {
                query = "q=" + text(words);
                if (book.year() != null) {
                    query += "&yearFrom=" + (book.year() - 1) + "&yearTo=" + (book.year() + 1);
                }
            }
            case 2 -> {
                List<String> both = new ArrayList<>(some(names(book), 1, random));
                both.addAll(some(words, 1, random));
                query = "q=" + text(both);
            }
            default ->
                query = "q=" + text(words) + "&author=" + encoded(book.authors().get(0)) + "&facets=true";
        }
        return new Search(query + "&limit=10", book);
    }

    /** Whether the book is on a page that was answered. */
    boolean isOn(JsonNode page) {
        for (JsonNode item : page.path("items")) {
            if (item.path("title").asString("").equals(wanted.title())) {
                return true;
            }
        }
        return false;
    }

    private static List<String> names(Title book) {
        List<String> names = words(book.authors().get(0));
        return names.subList(names.size() - 1, names.size());
    }

    private static List<String> words(String text) {
        List<String> words = Arrays.stream(NO_WORD.split(text))
                .filter(word -> !word.isEmpty())
                .toList();
        List<String> telling = words.stream()
                .filter(word -> word.codePointCount(0, word.length()) >= TELLING)
                .toList();
        List<String> usable = telling.isEmpty() ? words : telling;
        // A title of signs alone.
        return usable.isEmpty() ? List.of("1") : usable;
    }

    /** So many of the words, in their order. */
    private static List<String> some(List<String> words, int number, SplittableRandom random) {
        List<String> left = new ArrayList<>(words);
        while (left.size() > number) {
            left.remove(random.nextInt(left.size()));
        }
        return left;
    }

    /** The last word as somebody types it who expects an answer before the end. */
    private static List<String> begun(List<String> words, SplittableRandom random) {
        List<String> begun = new ArrayList<>(words);
        String last = begun.remove(begun.size() - 1);
        int length = last.codePointCount(0, last.length());
        int typed = length <= SHORTEST_BEGINNING
                ? length
                : SHORTEST_BEGINNING + random.nextInt(length - SHORTEST_BEGINNING);
        begun.add(last.substring(0, last.offsetByCodePoints(0, typed)));
        return begun;
    }

    private static String text(List<String> words) {
        return encoded(String.join(" ", words));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
