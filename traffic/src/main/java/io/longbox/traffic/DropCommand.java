package io.longbox.traffic;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Reads and checks the options of {@code traffic drop}. */
@Command(
        name = "drop",
        mixinStandardHelpOptions = true,
        versionProvider = Traffic.Version.class,
        sortOptions = false,
        usageHelpAutoWidth = true,
        separator = " ",
        header = "Plays a drop: far more wants than copies, all at once.",
        description = {
            "",
            "Imports every product that is wanted, with max(1, floor(wants x copies)) copies, registers the"
                    + " readers, and plays every want in the order of the file: each client takes the next want as"
                    + " soon as its last one is answered. A reader who comes too late waits in line.",
            "",
            "Then the aftermath, all at once: readers give up what is in their carts or leave the line, copies come"
                    + " in, and the holds of some products run out by themselves. The run waits until the store has"
                    + " come to rest and everybody who can be served is served.",
            "",
            "Then it verifies: from each product's audit events, which it replays by the rules of the line, that"
                    + " nothing is oversold and that nobody jumped the line; and that answers, receipts, stock, carts"
                    + " and the store's own checker tell the same story. It leaves what it made in the store; each run"
                    + " makes its own products and readers.",
            "",
            "A request that meets no connection, 429, 502, 503 or 504 is repeated under the same idempotency key, so"
                    + " a store may be restarted in the middle of a run.",
            ""
        },
        optionListHeading = "Options:%n",
        footerHeading = "%nFiles (UTF-8, comma separated, with a header; other columns are ignored):%n",
        footer = {
            "  catalogue  product_id,title,authors,year,isbn,language",
            "  wants      user_id,product_id",
            "Broken rows are reported with their line, counted and skipped.",
            "",
            "Output: progress and messages on stderr, the summary on stdout. The last line",
            "of stdout is one JSON object:",
            "  requests       wants played: inCart + waiting + rejected + failed",
            "  inCart         answered with a copy in the cart",
            "  waiting        answered with a ticket, a place in line",
            "  rejected       answered with a no",
            "  failed         no answer, a 5xx, an unexpected 4xx, or an answer that makes",
            "                 no sense",
            "  released       items given up by readers",
            "  left           readers who left a line",
            "  restocked      copies that came in afterwards",
            "  expired        holds that ran out",
            "  served         tickets whose turn came",
            "  oversold       copies reserved or sold beyond those received, by the events",
            "  lineJumps      events that serve a walk-in while somebody waits, or a ticket",
            "                 out of turn, or issue one out of order; and readers who are",
            "                 before others in the events who were answered before they",
            "                 asked",
            "  stuckSagas     processes of the store that still wait for an answer",
            "  unserved       readers in line for whom there are free copies",
            "  unfair         products that the store's own checker finds unfair",
            "  brokenReservations",
            "                 reservations and tickets that begin or end twice, or end",
            "                 without having begun",
            "  brokenChain    events that are missing or not as they were, by their numbers",
            "                 and hashes; receipts that do not fit the events",
            "  disagreements  products on which this program and the store's own checker",
            "                 do not agree",
            "  discrepancies  copies, places and receipts by which answers, stock, carts and",
            "                 what was done otherwise differ from the events",
            "  unverified     products, carts and processes that could not be read back",
            "  unplayed       parts of the aftermath that the store did not carry out",
            "  perSecond      wants played a second",
            "  p50Ms, p95Ms, p99Ms, maxMs",
            "                 milliseconds from sending a want to its answer, repeats",
            "                 included, failed wants left out",
            "  seconds, clients, products, copies, readers, skippedRows, seed, run",
            "                 what was played, and for how long",
            "  complete       false if the run was interrupted: nothing was read back, and",
            "                 what is judged by that is null",
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:failed, and everything from oversold to unplayed, is 0",
            "1:one of them is not",
            "2:nothing was played: wrong options, an unusable file, or no store at the address",
            "130:interrupted by Ctrl-C; a summary of what was seen so far is printed"
        })
final class DropCommand implements Callable<Integer> {

    private static final BigDecimal MOST_COPIES = BigDecimal.valueOf(1000);
    private static final int FINEST = 9;
    private static final Duration SHORTEST_HOLD = Duration.ofSeconds(1);
    private static final Duration LONGEST_HOLD = Duration.ofHours(1);

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--url",
            paramLabel = "URL",
            required = true,
            converter = Address.class,
            description = "The store's address, such as http://localhost:8080.")
    private @Nullable URI url;

    @Option(names = "--catalogue", paramLabel = "FILE", required = true, description = "The products, as a CSV file.")
    private @Nullable Path catalogue;

    @Option(names = "--wants", paramLabel = "FILE", required = true, description = "Who wants what, as a CSV file.")
    private @Nullable Path wants;

    @Option(
            names = "--copies",
            paramLabel = "N",
            defaultValue = "0.1",
            converter = Decimal.class,
            description = "Copies for each want of a product: above 0, up to 1000. Default: ${DEFAULT-VALUE}.")
    private BigDecimal copies = BigDecimal.ONE;

    @Option(
            names = "--clients",
            paramLabel = "N",
            defaultValue = "64",
            description = "How many clients ask at the same time: 1 to 1024. Default: ${DEFAULT-VALUE}.")
    private int clients;

    @Option(names = "--limit", paramLabel = "N", description = "Play only the first N wants. Default: all.")
    private @Nullable Integer limit;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Makes the prices, the draws of the aftermath and the pauses between repeats those of an"
                    + " earlier run. The run's own name, which keeps its readers and keys apart from other runs', is"
                    + " always new. Default: a random one, which is printed.")
    private @Nullable Long seed;

    @Option(
            names = "--patience",
            paramLabel = "SECONDS",
            defaultValue = "90",
            description = "How long to repeat a request, or to ask for a pending one, before it counts as failed: 1 to"
                    + " 3600. Default: ${DEFAULT-VALUE}.")
    private int patience;

    @Option(
            names = "--settle",
            paramLabel = "SECONDS",
            defaultValue = "60",
            description = "How long the store may take, once the short holds have run out, to come to rest: 0 to 3600."
                    + " Default: ${DEFAULT-VALUE}.")
    private int settle;

    @Option(
            names = "--release",
            paramLabel = "SHARE",
            defaultValue = "0.1",
            converter = Decimal.class,
            description = "Share of the items in carts that are given up: 0 to 1, 0 for none. Default:"
                    + " ${DEFAULT-VALUE}.")
    private BigDecimal release = BigDecimal.ZERO;

    @Option(
            names = "--leave",
            paramLabel = "SHARE",
            defaultValue = "0.02",
            converter = Decimal.class,
            description = "Share of the readers in line who leave it: 0 to 1, 0 for none. Default: ${DEFAULT-VALUE}.")
    private BigDecimal leave = BigDecimal.ZERO;

    @Option(
            names = "--expire",
            paramLabel = "SHARE",
            defaultValue = "0.1",
            converter = Decimal.class,
            description = "Share of the products whose holds run out by themselves: 0 to 1, 0 for none. Default:"
                    + " ${DEFAULT-VALUE}.")
    private BigDecimal expire = BigDecimal.ZERO;

    @Option(
            names = "--short-hold",
            paramLabel = "TIME",
            defaultValue = "PT20S",
            converter = Time.class,
            description = "After how long they do, as an ISO 8601 duration: PT1S to PT1H. Default: ${DEFAULT-VALUE}.")
    private Duration shortHold = Duration.ZERO;

    @Option(
            names = "--restock",
            paramLabel = "SHARE",
            defaultValue = "0.2",
            converter = Decimal.class,
            description = "Share of the products of which copies come in afterwards, from one to as many as there were:"
                    + " 0 to 1, 0 for none. Default: ${DEFAULT-VALUE}.")
    private BigDecimal restock = BigDecimal.ZERO;

    @Override
    public Integer call() {
        CommandSpec command = command();
        Path catalogueFile = catalogue;
        Path wantsFile = wants;
        URI address = url;
        if (address == null || catalogueFile == null || wantsFile == null) {
            throw wrong("--url, --catalogue and --wants are required");
        }
        check(
                copies.signum() > 0 && copies.compareTo(MOST_COPIES) <= 0 && copies.scale() <= FINEST,
                "--copies is above 0 and at most 1000, with at most " + FINEST + " decimals, not " + copies);
        check(clients >= 1 && clients <= 1024, "--clients lies between 1 and 1024, not at " + clients);
        check(limit == null || limit >= 1, "--limit is at least 1, not " + limit);
        check(patience >= 1 && patience <= 3600, "--patience lies between 1 and 3600 seconds, not at " + patience);
        check(settle >= 0 && settle <= 3600, "--settle lies between 0 and 3600 seconds, not at " + settle);
        checkShare("--release", release);
        checkShare("--leave", leave);
        checkShare("--expire", expire);
        checkShare("--restock", restock);
        check(
                shortHold.compareTo(SHORTEST_HOLD) >= 0 && shortHold.compareTo(LONGEST_HOLD) <= 0,
                "--short-hold lies between " + SHORTEST_HOLD + " and " + LONGEST_HOLD + ", not at " + shortHold);
        Settings settings = new Settings(
                address,
                catalogueFile,
                wantsFile,
                copies,
                clients,
                limit == null ? Integer.MAX_VALUE : limit,
                seed == null ? new SecureRandom().nextInt(1_000_000) : seed,
                Duration.ofSeconds(patience),
                Duration.ofSeconds(settle),
                new Settings.Shares(release, leave, expire, shortHold, restock));
        PrintWriter out = command.commandLine().getOut();
        PrintWriter messages = command.commandLine().getErr();
        int terminalWidth =
                System.console() == null ? 0 : command.usageMessage().width();
        return new Drop(settings, out, messages, terminalWidth).run() ? Traffic.KEPT : Traffic.BROKEN;
    }

    private void checkShare(String option, BigDecimal share) {
        check(
                share.signum() >= 0 && share.compareTo(BigDecimal.ONE) <= 0 && share.scale() <= FINEST,
                option + " lies between 0 and 1, with at most " + FINEST + " decimals, not at " + share);
    }

    private void check(boolean holds, String otherwise) {
        if (!holds) {
            throw wrong(otherwise);
        }
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

    /** Takes the bare address of a web server. */
    static final class Address implements ITypeConverter<URI> {

        @Override
        public URI convert(String text) {
            try {
                URI address = new URI(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
                if (isWeb(address) && isBare(address)) {
                    return address;
                }
            } catch (URISyntaxException notAnAddress) {
                // Answered below, as any other address that leads nowhere is.
            }
            throw new TypeConversionException(
                    "it is http:// or https://, a host and perhaps a port, and nothing else, not " + text);
        }

        private static boolean isWeb(URI address) {
            return "http".equalsIgnoreCase(address.getScheme()) || "https".equalsIgnoreCase(address.getScheme());
        }

        private static boolean isBare(URI address) {
            return address.getHost() != null
                    && address.getPort() != 0
                    && address.getPort() <= 65_535
                    && address.getRawPath().isEmpty()
                    && address.getRawQuery() == null
                    && address.getRawFragment() == null
                    && address.getRawUserInfo() == null;
        }
    }

    /** Takes a decimal number. */
    static final class Decimal implements ITypeConverter<BigDecimal> {

        @Override
        public BigDecimal convert(String text) {
            try {
                return new BigDecimal(text);
            } catch (NumberFormatException notANumber) {
                throw new TypeConversionException("'" + text + "' is not a number");
            }
        }
    }

    /** Takes an ISO 8601 duration. */
    static final class Time implements ITypeConverter<Duration> {

        @Override
        public Duration convert(String text) {
            try {
                return Duration.parse(text);
            } catch (DateTimeParseException notATime) {
                throw new TypeConversionException("'" + text + "' is not an ISO 8601 duration such as PT20S");
            }
        }
    }
}
