package io.longbox.benchmarks.commands;

import io.longbox.benchmarks.report.Figures;
import io.longbox.benchmarks.report.Statistics;
import io.longbox.benchmarks.report.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the contenders of one run came to, side by side: the medians of their rounds, and how those compare. */
final class Comparison {

    static final String CEILING = "ceiling (pgbench)";
    static final String PEKKO = "pekko";
    static final String AXON_DEFAULTS = "axon-defaults";

    /** The median of a contender's rounds under one load. */
    private record Figure(double rate, double p50, double p99) {}

    private static final Figure MISSING = new Figure(Double.NaN, Double.NaN, Double.NaN);

    private final Map<String, Map<Load, List<Round>>> rounds = new LinkedHashMap<>();
    private final Map<String, Map<Load, Figure>> given = new LinkedHashMap<>();

    /** Contenders stand in the table in the order in which they were first heard of. */
    void expect(String contender) {
        rounds.computeIfAbsent(contender, c -> new EnumMap<>(Load.class));
    }

    void add(String contender, Load load, Round round) {
        expect(contender);
        rounds.get(contender).computeIfAbsent(load, l -> new ArrayList<>()).add(round);
    }

    /** What has been worked out by the one that measured it. */
    void add(Peers.Result result) {
        expect(result.peer());
        given.computeIfAbsent(result.peer(), p -> new EnumMap<>(Load.class))
                .put(result.load(), new Figure(result.rate(), result.p50(), result.p99()));
    }

    double rate(String contender, Load load) {
        return figure(contender, load).rate();
    }

    private Figure figure(String contender, Load load) {
        Figure known = given.getOrDefault(contender, Map.of()).get(load);
        if (known != null) {
            return known;
        }
        List<Round> measured = rounds.getOrDefault(contender, Map.of()).getOrDefault(load, List.of());
        // The ceiling stands for the whole run, in which the machine may drift: of it, the mean before and after
        // counts.
        if (contender.equals(CEILING)) {
            return new Figure(
                    measured.stream().mapToDouble(Round::rate).average().orElse(Double.NaN),
                    Statistics.median(measured, Round::p50),
                    Statistics.median(measured, Round::p99));
        }
        return measured.isEmpty()
                ? MISSING
                : new Figure(
                        Statistics.median(measured, Round::rate),
                        Statistics.median(measured, Round::p50),
                        Statistics.median(measured, Round::p99));
    }

    Table table() {
        Table table = new Table(
                "contender",
                "HOT /s",
                "MANY /s",
                "HOT p50 / p99 ms",
                "MANY p50 / p99 ms",
                "of the ceiling",
                "× Pekko",
                "× Axon's defaults");
        rounds.keySet().forEach(contender -> {
            Figure hot = figure(contender, Load.HOT);
            Figure many = figure(contender, Load.MANY);
            table.row(
                    contender,
                    Figures.rate(hot.rate()),
                    Figures.rate(many.rate()),
                    Figures.millis(hot.p50(), hot.p99()),
                    Figures.millis(many.p50(), many.p99()),
                    against(contender, CEILING),
                    against(contender, PEKKO),
                    against(contender, AXON_DEFAULTS));
        });
        return table;
    }

    /** HOT, then MANY. */
    private String against(String contender, String other) {
        return Figures.ratio(rate(contender, Load.HOT), rate(other, Load.HOT)) + " / "
                + Figures.ratio(rate(contender, Load.MANY), rate(other, Load.MANY));
    }

    /**
     * How far those who read the events were behind when the commands of a round ended; the worst of its rounds. Nothing if
     * nobody read them.
     */
    Optional<Table> lagTable() {
        if (rounds.values().stream()
                .flatMap(loads -> loads.values().stream())
                .flatMap(List::stream)
                .allMatch(round -> round.lag() == null)) {
            return Optional.empty();
        }
        Table table = new Table("contender", "load", "events behind at the end", "the slowest", "caught up after");
        rounds.forEach((contender, loads) -> loads.forEach((load, all) -> all.stream()
                .flatMap(round -> Stream.ofNullable(round.lag()))
                .max(Comparator.comparingDouble(lag -> lag.seconds()))
                .ifPresent(lag -> table.row(
                        contender,
                        load.name(),
                        Figures.count(lag.events()),
                        "`" + lag.processor() + "`",
                        Figures.seconds(lag.seconds())))));
        return Optional.of(table);
    }

    /** Each round's rate, in the order in which they were measured, for those who want to see how much they differ. */
    List<String> everyRound() {
        List<String> lines = new ArrayList<>();
        rounds.forEach((contender, loads) -> loads.forEach((load, all) -> lines.add(contender + ", " + load + ": "
                + all.stream().map(round -> Figures.rate(round.rate())).collect(Collectors.joining(", ")) + " /s"
                + failures(all))));
        return lines;
    }

    private static String failures(List<Round> all) {
        long failed = all.stream().mapToLong(Round::failed).sum();
        return failed == 0
                ? ""
                : "; " + Figures.count(failed) + " failed, the first: "
                        + all.stream()
                                .flatMap(round -> Stream.ofNullable(round.failure()))
                                .findFirst()
                                .orElse("?");
    }
}
