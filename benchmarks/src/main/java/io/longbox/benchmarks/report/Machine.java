package io.longbox.benchmarks.report;

import java.lang.management.ManagementFactory;
import java.time.LocalDate;
import java.util.Locale;

/** What everything was measured on, in a sentence: no figure means anything without it. */
public final class Machine {

    private Machine() {}

    public static int cores() {
        return Runtime.getRuntime().availableProcessors();
    }

    public static String describe() {
        return String.format(
                Locale.ROOT,
                "%s: %d cores%s, %s %s, JDK %s (%s).",
                LocalDate.now(),
                cores(),
                memory(),
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                System.getProperty("java.version"),
                System.getProperty("java.vm.name"));
    }

    private static String memory() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? String.format(Locale.ROOT, ", %.0f GB of memory", system.getTotalMemorySize() / 1e9)
                : "";
    }
}
