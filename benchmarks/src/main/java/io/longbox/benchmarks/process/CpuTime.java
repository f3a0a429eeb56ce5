package io.longbox.benchmarks.process;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How much processor time some processes have taken so far, where the operating system tells. */
public final class CpuTime {

    private final Map<Long, Duration> taken;
    private final long at = System.nanoTime();

    private CpuTime(Map<Long, Duration> taken) {
        this.taken = taken;
    }

    public static CpuTime of(Stream<ProcessHandle> processes) {
        return new CpuTime(processes
                .filter(process -> process.info().totalCpuDuration().isPresent())
                .collect(Collectors.toMap(
                        ProcessHandle::pid,
                        process -> process.info().totalCpuDuration().orElse(Duration.ZERO),
                        (one, other) -> one)));
    }

    /** A process and everything that it started and that still runs. */
    public static CpuTime ofFamily(Optional<ProcessHandle> process) {
        return of(process.stream().flatMap(parent -> Stream.concat(Stream.of(parent), parent.descendants())));
    }

    /** How many cores were busy with them since an earlier look; NaN if that is not known. */
    public double coresSince(CpuTime earlier) {
        if (taken.isEmpty() || earlier.taken.isEmpty()) {
            return Double.NaN;
        }
        Function<Map.Entry<Long, Duration>, Duration> since =
                entry -> entry.getValue().minus(earlier.taken.getOrDefault(entry.getKey(), Duration.ZERO));
        return taken.entrySet().stream().map(since).mapToLong(Duration::toNanos).sum() / (double) (at - earlier.at);
    }
}
