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

    private record Answer(Instant askedAt, boolean sold) {}

    private LinkedHashMap<String, Answer> answers = new LinkedHashMap<>();
    private @Nullable Instant forgottenUpTo;

    boolean contains(ReservationId question) {
        return answers.containsKey(question.toString());
    }

    boolean wasSold(ReservationId question) {
        Answer answer = answers.get(question.toString());
        return answer != null && answer.sold();
    }

    void add(ReservationId question, Instant askedAt) {
        remember(question, new Answer(askedAt, false));
    }

    void addSold(ReservationId question, Instant askedAt) {
        remember(question, new Answer(askedAt, true));
    }

    private void remember(ReservationId question, Answer answer) {
        answers.putIfAbsent(question.toString(), answer);
        if (answers.size() > REMEMBERED) {
            Map.Entry<String, Answer> oldest = answers.entrySet().iterator().next();
            Instant asked = oldest.getValue().askedAt();
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
