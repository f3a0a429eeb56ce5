package io.longbox.audit;

import io.longbox.api.audit.FairnessCheck;
import io.longbox.api.audit.RecordedEvent;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** What is found out about one statement: the events that break it or, as long as none does, a few that show it. */
final class Finding {

    /** So many of the events that break a statement are shown; the others are counted. */
    static final int MOST_BREACHES = 50;

    private static final int SHOWN_AT_EACH_END = 5;
    private static final int BREACHES_TOLD = 3;

    private final String name;
    private final List<RecordedEvent> first = new ArrayList<>();
    private final Deque<RecordedEvent> last = new ArrayDeque<>();
    private final List<RecordedEvent> breaches = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private long broken;
    private String lastBreach = "";

    Finding(String name) {
        this.name = name;
    }

    /** An event that has to do with the statement. */
    void concerns(RecordedEvent event) {
        if (first.size() < SHOWN_AT_EACH_END) {
            first.add(event);
            return;
        }
        if (last.size() == SHOWN_AT_EACH_END) {
            last.removeFirst();
        }
        last.addLast(event);
    }

    /** An event that breaks the statement; one that does so in several ways counts once. */
    void breaks(RecordedEvent event, String how) {
        if (event.id().equals(lastBreach)) {
            return;
        }
        lastBreach = event.id();
        broken++;
        if (breaches.size() < MOST_BREACHES) {
            breaches.add(event);
        }
        if (told.size() < BREACHES_TOLD) {
            told.add("Event " + event.sequence() + ": " + how + ".");
        }
    }

    /**
     * @param ifItHolds what to say if nothing broke the statement
     */
    FairnessCheck check(String ifItHolds) {
        if (broken == 0) {
            List<RecordedEvent> sample = new ArrayList<>(first);
            sample.addAll(last);
            return new FairnessCheck(name, true, ifItHolds, sample);
        }
        StringBuilder text = new StringBuilder(Words.events(broken))
                .append(broken == 1 ? " breaks this. " : " break this. ")
                .append(String.join(" ", told));
        if (broken > told.size()) {
            text.append(" And ").append(broken - told.size()).append(" more");
            text.append(
                    broken > breaches.size()
                            ? "; the first " + breaches.size() + " of all are shown, " + (broken - breaches.size())
                                    + " are not."
                            : ".");
        }
        return new FairnessCheck(name, false, text.toString(), List.copyOf(breaches));
    }
}
