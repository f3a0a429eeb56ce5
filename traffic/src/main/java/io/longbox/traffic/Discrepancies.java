package io.longbox.traffic;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What does not balance, each with the order, product or reader that it concerns. Safe for any number of threads. */
final class Discrepancies {

    private static final int IN_WORDS = 10;

    private final Map<ShopFigure, Long> counts = new EnumMap<>(ShopFigure.class);
    private final Map<ShopFigure, List<String>> words = new EnumMap<>(ShopFigure.class);

    /**
     * @param about what it concerns
     * @param finding in a sentence
     */
    synchronized void add(ShopFigure figure, String about, String finding) {
        counts.merge(figure, 1L, Long::sum);
        List<String> sentences = words.computeIfAbsent(figure, f -> new ArrayList<>());
        if (sentences.size() < IN_WORDS) {
            sentences.add(figure.label() + ": " + about + ": " + finding);
        }
    }

    /** Adds it if two values that should be the same are not. */
    void compare(ShopFigure figure, String about, String what, Object is, Object should) {
        if (!is.equals(should)) {
            add(figure, about, what + " is " + is + ", and should be " + should);
        }
    }

    /** The same for amounts in cents. */
    void compareMoney(ShopFigure figure, String about, String what, long is, long should) {
        if (is != should) {
            add(figure, about, what + " is " + Euros.inWords(is) + ", and should be " + Euros.inWords(should));
        }
    }

    void addAll(Discrepancies others) {
        Map<ShopFigure, Long> theirCounts;
        Map<ShopFigure, List<String>> theirWords = new EnumMap<>(ShopFigure.class);
        synchronized (others) {
            theirCounts = new EnumMap<>(others.counts);
            others.words.forEach((figure, sentences) -> theirWords.put(figure, List.copyOf(sentences)));
        }
        synchronized (this) {
            theirCounts.forEach((figure, count) -> counts.merge(figure, count, Long::sum));
            theirWords.forEach((figure, sentences) -> {
                List<String> own = words.computeIfAbsent(figure, f -> new ArrayList<>());
                sentences.stream().limit(Math.max(0, IN_WORDS - own.size())).forEach(own::add);
            });
        }
    }

    synchronized long count(ShopFigure figure) {
        return counts.getOrDefault(figure, 0L);
    }

    synchronized long total() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    synchronized boolean areNone() {
        return counts.isEmpty();
    }

    /** The first few of each kind. */
    synchronized List<String> sentences() {
        return words.values().stream().flatMap(List::stream).toList();
    }
}
