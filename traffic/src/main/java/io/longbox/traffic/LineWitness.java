package io.longbox.traffic;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Tells from what the clients saw whether anybody jumped a line. Once a client has been told that it waits, whoever asks
 * for that product afterwards must wait too, with a higher ticket; and no two readers have the same ticket. Requests
 * that overlapped in time prove nothing and are not judged against each other.
 */
final class LineWitness {

    private LineWitness() {}

    /**
     * One request that broke the line.
     *
     * @param observation what was seen of it
     * @param how in a sentence
     */
    record Jump(Observation observation, String how) {}

    /** At most one jump a request. */
    static List<Jump> judge(Collection<Observation> observations) {
        Map<Long, List<Observation>> byProduct = new TreeMap<>();
        for (Observation observation : observations) {
            byProduct
                    .computeIfAbsent(observation.want().product(), product -> new ArrayList<>())
                    .add(observation);
        }
        List<Jump> jumps = new ArrayList<>();
        byProduct.values().forEach(ofProduct -> jumps.addAll(judgeOne(ofProduct)));
        return jumps;
    }

    private static List<Jump> judgeOne(List<Observation> ofProduct) {
        List<Observation> line = line(ofProduct);
        if (line.isEmpty()) {
            return List.of();
        }
        Map<Observation, String> jumps = new IdentityHashMap<>();
        findWalkIns(ofProduct, line.get(0), jumps);
        findTwins(line, jumps);
        findLowerTickets(line, jumps);
        return jumps.entrySet().stream()
                .map(jump -> new Jump(jump.getKey(), jump.getValue()))
                .sorted(Comparator.comparingLong(jump -> jump.observation().started()))
                .toList();
    }

    /** Those who wait, in the order of their answers. A reader who asks again has one place, that of the first time. */
    private static List<Observation> line(List<Observation> ofProduct) {
        record Place(long reader, long ticket) {}
        Map<Place, Observation> places = new HashMap<>();
        for (Observation observation : ofProduct) {
            if (observation.outcome() instanceof Outcome.Waiting waiting) {
                places.merge(
                        new Place(observation.want().reader(), waiting.ticket()),
                        observation,
                        LineWitness::sameTicketAgain);
            }
        }
        return places.values().stream()
                .sorted(Comparator.comparingLong(Observation::answered))
                .toList();
    }

    /** The ticket was given out after the earlier start, and before the earlier answer. */
    private static Observation sameTicketAgain(Observation one, Observation other) {
        return new Observation(
                one.want(),
                Math.min(one.started(), other.started()),
                Math.min(one.answered(), other.answered()),
                one.holdEnds(),
                one.outcome());
    }

    private static void findWalkIns(
            List<Observation> ofProduct, Observation firstToWait, Map<Observation, String> jumps) {
        // From the end of the first hold on, copies may come back and the line may rightly have been served.
        long firstHoldEnds =
                ofProduct.stream().mapToLong(Observation::holdEnds).min().orElse(RunClock.NEVER);
        for (Observation observation : ofProduct) {
            if (observation.outcome() instanceof Outcome.InCart
                    && observation.started() > firstToWait.answered()
                    && observation.answered() < firstHoldEnds) {
                jumps.put(observation, "got a copy although others were told before that they wait");
            }
        }
    }

    private static void findTwins(List<Observation> line, Map<Observation, String> jumps) {
        Set<Long> seen = new HashSet<>();
        for (Observation observation : line) {
            if (!seen.add(ticket(observation))) {
                jumps.put(observation, "has ticket " + ticket(observation) + ", as another reader has");
            }
        }
    }

    private static void findLowerTickets(List<Observation> line, Map<Observation, String> jumps) {
        List<Observation> byStart = line.stream()
                .sorted(Comparator.comparingLong(Observation::started))
                .toList();
        int answeredBefore = 0;
        long highest = Long.MIN_VALUE;
        for (Observation observation : byStart) {
            while (answeredBefore < line.size() && line.get(answeredBefore).answered() < observation.started()) {
                highest = Math.max(highest, ticket(line.get(answeredBefore)));
                answeredBefore++;
            }
            if (ticket(observation) < highest) {
                jumps.putIfAbsent(
                        observation,
                        "has ticket " + ticket(observation) + " although ticket " + highest + " was given out before");
            }
        }
    }

    private static long ticket(Observation waiting) {
        return ((Outcome.Waiting) waiting.outcome()).ticket();
    }
}
