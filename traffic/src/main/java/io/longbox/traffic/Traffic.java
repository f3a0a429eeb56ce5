package io.longbox.traffic;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Drives a running store from outside, over HTTP only, and checks what it proves. Exit codes: 0 if the store kept its
 * word, 1 if not, 2 if nothing could be played or checked.
 */
@Command(
        name = "traffic",
        mixinStandardHelpOptions = true,
        versionProvider = Traffic.Version.class,
        usageHelpAutoWidth = true,
        synopsisSubcommandLabel = "COMMAND",
        header = "Drives a running store from outside, over HTTP only, and judges it by its answers and its events.",
        commandListHeading = "%nCommands:%n",
        footer = {"", "'traffic COMMAND --help' explains a command, its output and its exit codes."},
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:the store kept its word", "1:it did not", "2:nothing could be played or checked"},
        subcommands = {
            DropCommand.class,
            CatalogueCommand.class,
            ShopCommand.class,
            VerifyReceiptCommand.class,
            HelpCommand.class
        })
public final class Traffic implements Runnable {

    static final int KEPT = 0;
    static final int BROKEN = 1;
    static final int UNUSABLE = 2;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private Traffic() {}

    /** Runs the program and ends the process with its exit code. */
    public static void main(String[] arguments) {
        System.exit(run(new PrintWriter(System.out, true), new PrintWriter(System.err, true), arguments));
    }

    static int run(PrintWriter out, PrintWriter err, String... arguments) {
        return new CommandLine(new Traffic())
                .setOut(out)
                .setErr(err)
                .setParameterExceptionHandler((wrong, given) -> {
                    err.println("traffic: " + wrong.getMessage());
                    err.println(
                            "Try '" + wrong.getCommandLine().getCommandSpec().qualifiedName() + " --help'.");
                    return UNUSABLE;
                })
                .setExecutionExceptionHandler((unforeseen, command, given) -> {
                    err.println("traffic: "
                            + (unforeseen instanceof UnusableInput
                                    ? unforeseen.getMessage()
                                    : "this should not have happened, please report it: " + unforeseen));
                    return UNUSABLE;
                })
                .execute(arguments);
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "which command? There are 'drop', 'catalogue', 'shop' and 'verify-receipt'.");
    }

    /** The version the jar was built as. */
    static final class Version implements IVersionProvider {

        @Override
        public String[] getVersion() {
            String version = Traffic.class.getPackage().getImplementationVersion();
            return new String[] {"traffic " + (version == null ? "(not packaged)" : version)};
        }
    }
}
