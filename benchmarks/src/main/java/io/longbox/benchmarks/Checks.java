package io.longbox.benchmarks;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** What options may say. */
public final class Checks {

    private Checks() {}

    /**
     * @throws ParameterException if it lies outside
     */
    public static void between(CommandSpec command, String option, long value, long least, long most) {
        if (value < least || value > most) {
            throw new ParameterException(
                    command.commandLine(), option + " lies between " + least + " and " + most + ", not " + value);
        }
    }

    /**
     * @throws ParameterException if it is not a size such as 512m or 1g
     */
    public static void heap(CommandSpec command, String heap) {
        if (!heap.matches("[1-9][0-9]{0,5}[mMgG]")) {
            throw new ParameterException(
                    command.commandLine(), "--heap is a size such as 512m or 1g, not '" + heap + "'");
        }
    }
}
