package io.longbox.traffic;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Holds the order of a product's events against what the clients saw: whoever asked after another had been answered must
 * come after that other in the events. Events that are in order among themselves cannot show this. Requests that
 * overlapped in time prove nothing and are not judged against each other.
 */
final class LineWitness {

    private LineWitness() {}

    /**
     * One answered request.
     *
     * @param want what was asked for
     * @param started just before it was first sent, on the {@link RunClock}
     * @param answered just after the answer was there
     * @param sequence the number of the event that answered it
     */
    record Seen(Want want, long started, long answered, long sequence) {}

    /** Those that come before another in the events who had been answered before they asked. */
    static List<Seen> judge(Collection<Seen> ofProduct) {
        List<Seen> byStart = ofProduct.stream()
                .sorted(Comparator.comparingLong(Seen::started))
                .toList();
        List<Seen> byAnswer = ofProduct.stream()
                .sorted(Comparator.comparingLong(Seen::answered))
                .toList();
        List<Seen> tooEarly = new ArrayList<>();
        int answeredBefore = 0;
        long last = -1;
        for (Seen seen : byStart) {
            while (byAnswer.get(answeredBefore).answered() < seen.started()) {
                last = Math.max(last, byAnswer.get(answeredBefore).sequence());
                answeredBefore++;
            }
            if (seen.sequence() < last) {
                tooEarly.add(seen);
            }
        }
        return tooEarly;
    }
}
