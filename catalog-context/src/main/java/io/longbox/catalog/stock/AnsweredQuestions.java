package io.longbox.catalog.stock;

import io.longbox.api.catalog.ReservationId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The gate's memory of questions that it has answered and holds nothing for: refused, given a ticket, released, sold or
 * barred. A repeat of one of them changes nothing.
 *
 * <p>The memory is bounded. When it forgets a question, it keeps the time at which the question was asked, if that is
 * the latest so far: a repeat of a question asked by then may be one of those forgotten, and is refused rather than
 * answered a second time. That rule is safe whatever the clocks do, because a forgotten question always lies at or
 * before the mark that it left.
 */
final class AnsweredQuestions {

    static final int REMEMBERED = 1_000;

    /** When each was asked. */
    private LinkedHashMap<String, Instant> answers = new LinkedHashMap<>();

    private @Nullable Instant forgottenUpTo;

    boolean contains(ReservationId question) {
        return answers.containsKey(question.toString());
    }

    void add(ReservationId question, Instant askedAt) {
        answers.putIfAbsent(question.toString(), askedAt);
        if (answers.size() > REMEMBERED) {
            Map.Entry<String, Instant> oldest = answers.entrySet().iterator().next();
            Instant asked = oldest.getValue();
            if (forgottenUpTo == null || asked.isAfter(forgottenUpTo)) {
                forgottenUpTo = asked;
            }
            answers.remove(oldest.getKey());
        }
    }

    /** Whether a repeat of a question asked then may be one that was answered and forgotten. */
    boolean mayHaveForgotten(Instant askedAt) {
        return forgottenUpTo != null && !askedAt.isAfter(forgottenUpTo);
    }

    int size() {
        return answers.size();
    }
}
