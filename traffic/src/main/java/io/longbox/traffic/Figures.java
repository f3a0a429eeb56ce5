package io.longbox.traffic;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What was found wrong: how much of each {@link Figure}, and the first few cases in words. */
final class Figures {

    private static final int IN_WORDS = 5;

    private final Map<Figure, Long> counts = new EnumMap<>(Figure.class);
    private final Map<Figure, List<String>> words = new EnumMap<>(Figure.class);

    /** One more case. */
    void add(Figure figure, String finding) {
        add(figure, 1, finding);
    }

    /**
     * @param count copies, readers, events: whatever the figure counts; 0 adds nothing
     * @param finding in a sentence
     */
    void add(Figure figure, long count, String finding) {
        if (count > 0) {
            counts.merge(figure, count, Long::sum);
            List<String> sentences = words.computeIfAbsent(figure, f -> new ArrayList<>());
            if (sentences.size() < IN_WORDS) {
                sentences.add(finding);
            }
        }
    }

    /**
     * Adds what another found.
     *
     * @param about goes before each of its sentences
     */
    void addAll(Figures others, String about) {
        others.counts.forEach((figure, count) -> counts.merge(figure, count, Long::sum));
        others.words.forEach((figure, sentences) -> {
            List<String> own = words.computeIfAbsent(figure, f -> new ArrayList<>());
            sentences.stream().limit(Math.max(0, IN_WORDS - own.size())).forEach(sentence -> own.add(about + sentence));
        });
    }

    long count(Figure figure) {
        return counts.getOrDefault(figure, 0L);
    }

    boolean areClean() {
        return counts.isEmpty();
    }

    /** Whether there is anything that another look may find in order. */
    boolean mayPass() {
        return counts.keySet().stream().anyMatch(Figure::mayPass);
    }

    /** The first few cases of one figure. */
    List<String> sentences(Figure figure) {
        return List.copyOf(words.getOrDefault(figure, List.of()));
    }

    /** The first few cases of each figure. */
    List<String> sentences() {
        return words.values().stream().flatMap(List::stream).toList();
    }
}
