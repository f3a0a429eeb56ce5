package io.longbox.traffic;

import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Reads and checks the options of {@code traffic catalogue}. */
@Command(
        name = "catalogue",
        mixinStandardHelpOptions = true,
        versionProvider = Traffic.Version.class,
        sortOptions = false,
        usageHelpAutoWidth = true,
        separator = " ",
        header = "Imports a catalogue and searches it: how fast, and is it found?",
        description = {
            "",
            "Uploads the file, follows the import until it is done, and waits until all of it is shown. Then it plays"
                    + " searches that are made of the file's own words, authors and years, and looks for the book that"
                    + " each was made of among the first ten that are found.",
            "",
            "The same file again finds its products as they are, and changes nothing.",
            ""
        },
        optionListHeading = "Options:%n",
        footerHeading = "%nFile (UTF-8, comma separated, with a header; other columns are ignored):%n",
        footer = {
            "  catalogue  product_id,title,authors,year,isbn,language",
            "",
            "Output: progress and messages on stderr, the summary on stdout. The last line",
            "of stdout is one JSON object:",
            "  rows           of the file: created + updated + unchanged + failedRows",
            "  failedRows     rows that the store could not take",
            "  importSeconds  from the upload until the import was done",
            "  rowsPerSecond  in that time",
            "  searches       how many were played: found + notFound + failed",
            "  found          the book was among the first ten",
            "  notFound       it was not: the words fit others as well",
            "  failed         no answer, or one that makes no sense",
            "  perSecond      searches played a second",
            "  p50Ms, p90Ms, p99Ms, maxMs",
            "                 milliseconds from sending a search to its answer, failed",
            "                 searches left out",
            "  seconds, clients, seed",
            "                 how long the searches took, and how they were played",
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the import is done, and failedRows and failed are 0",
            "1:that is not so",
            "2:nothing was played: wrong options, an unusable file, or no store at the address"
        })
final class CatalogueCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--url",
            paramLabel = "URL",
            required = true,
            converter = DropCommand.Address.class,
            description = "The store's address, such as http://localhost:8080.")
    private @Nullable URI url;

    @Option(names = "--catalogue", paramLabel = "FILE", required = true, description = "The products, as a CSV file.")
    private @Nullable Path catalogue;

    @Option(
            names = "--searches",
            paramLabel = "N",
            defaultValue = "2000",
            description = "How many searches to play: 0 to 1000000. Default: ${DEFAULT-VALUE}.")
    private int searches;

    @Option(
            names = "--clients",
            paramLabel = "N",
            defaultValue = "8",
            description = "How many clients search at the same time: 1 to 1024. Default: ${DEFAULT-VALUE}.")
    private int clients;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Repeats the searches of an earlier run. Default: random.")
    private @Nullable Long seed;

    @Option(
            names = "--patience",
            paramLabel = "SECONDS",
            defaultValue = "90",
            description = "How long to repeat a request before it counts as failed, and to wait for an import that does"
                    + " not go on: 1 to 3600. Default: ${DEFAULT-VALUE}.")
    private int patience;

    @Override
    public Integer call() {
        CommandSpec command = command();
        URI address = url;
        Path file = catalogue;
        if (address == null || file == null) {
            throw wrong("--url and --catalogue are required");
        }
        if (searches < 0 || searches > 1_000_000) {
            throw wrong("--searches lies between 0 and 1000000, not at " + searches);
        }
        if (clients < 1 || clients > 1024) {
            throw wrong("--clients lies between 1 and 1024, not at " + clients);
        }
        if (patience < 1 || patience > 3600) {
            throw wrong("--patience lies between 1 and 3600 seconds, not at " + patience);
        }
        PrintWriter messages = command.commandLine().getErr();
        int terminalWidth =
                System.console() == null ? 0 : command.usageMessage().width();
        long drawn = seed == null ? new SecureRandom().nextInt(1_000_000) : seed;
        CatalogueRun run = new CatalogueRun(
                address, file, searches, clients, drawn, Duration.ofSeconds(patience), messages, terminalWidth);
        return run.run(command.commandLine().getOut()) ? Traffic.KEPT : Traffic.BROKEN;
    }

    private ParameterException wrong(String message) {
        return new ParameterException(command().commandLine(), message);
    }

    private CommandSpec command() {
        if (spec == null) {
            throw new IllegalStateException("picocli fills in the spec before anything else");
        }
        return spec;
    }
}
