package io.longbox.benchmarks;

import io.longbox.benchmarks.age.AgeBenchmark;
import io.longbox.benchmarks.cart.CartBenchmark;
import io.longbox.benchmarks.commands.CommandsBenchmark;
import io.longbox.benchmarks.parts.PartsBenchmark;
import io.longbox.benchmarks.replay.ReplayBenchmark;
import java.io.PrintWriter;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Measures the store, and others beside it. Exit codes: 0 if everything was measured, 1 if what was measured did not add
 * up, 2 if nothing could be measured.
 */
@Command(
        name = "benchmarks",
        mixinStandardHelpOptions = true,
        versionProvider = Benchmarks.Version.class,
        usageHelpAutoWidth = true,
        synopsisSubcommandLabel = "COMMAND",
        header = "Measures the store, and others beside it, on this machine.",
        commandListHeading = "%nCommands:%n",
        footer = {"", "'benchmarks COMMAND --help' explains what is measured, and how."},
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:everything was measured", "1:what was measured did not add up", "2:nothing could be measured"
        },
        subcommands = {
            CommandsBenchmark.class,
            CartBenchmark.class,
            ReplayBenchmark.class,
            AgeBenchmark.class,
            PartsBenchmark.class,
            HelpCommand.class
        })
public final class Benchmarks implements Runnable {

    public static final int MEASURED = 0;
    public static final int DOES_NOT_ADD_UP = 1;
    public static final int UNUSABLE = 2;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private Benchmarks() {}

    /** Runs the program and ends the process with its exit code. */
    public static void main(String[] arguments) {
        // What the database says is no part of a report; what goes wrong is told by an exception.
        LoggingSystem.get(Benchmarks.class.getClassLoader()).setLogLevel("ROOT", LogLevel.ERROR);
        System.exit(run(new PrintWriter(System.out, true), new PrintWriter(System.err, true), arguments));
    }

    /** As from the command line. */
    public static int run(PrintWriter out, PrintWriter err, String... arguments) {
        return new CommandLine(new Benchmarks())
                .setOut(out)
                .setErr(err)
                .setParameterExceptionHandler((wrong, given) -> {
                    err.println("benchmarks: " + wrong.getMessage());
                    err.println(
                            "Try '" + wrong.getCommandLine().getCommandSpec().qualifiedName() + " --help'.");
                    return UNUSABLE;
                })
                .setExecutionExceptionHandler((failed, command, given) -> {
                    if (failed instanceof UnusableInput) {
                        err.println("benchmarks: " + failed.getMessage());
                        return UNUSABLE;
                    }
                    if (failed instanceof DoesNotAddUp) {
                        err.println("benchmarks: " + failed.getMessage());
                        return DOES_NOT_ADD_UP;
                    }
                    err.println("benchmarks: this should not have happened, please report it:");
                    failed.printStackTrace(err);
                    return UNUSABLE;
                })
                .execute(arguments);
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "which command? There are 'commands', 'cart', 'replay', 'age' and 'parts'.");
    }

    /** The version the jar was built as. */
    public static final class Version implements IVersionProvider {

        @Override
        public String[] getVersion() {
            String version = Benchmarks.class.getPackage().getImplementationVersion();
            return new String[] {"benchmarks " + (version == null ? "(not packaged)" : version)};
        }
    }
}
