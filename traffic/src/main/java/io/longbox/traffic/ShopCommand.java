package io.longbox.traffic;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Reads and checks the options of {@code traffic shop}. */
@Command(
        name = "shop",
        mixinStandardHelpOptions = true,
        versionProvider = Traffic.Version.class,
        sortOptions = false,
        usageHelpAutoWidth = true,
        separator = " ",
        header = "Plays a shop's day, and reckons up: do money, copies and points balance?",
        description = {
            "",
            "Makes products with copies, some of them scarce, ways to send parcels, plans, and readers with points."
                    + " Then journeys begin at the given rate, at moments that the seed draws, whether or not the store"
                    + " keeps up: readers look around, fill their carts, and check out, with good and bad cards, with"
                    + " points, by plans. Afterwards they cancel in whole or in part, the shop packs and sends parcels,"
                    + " which arrive or are lost, readers send copies back, and the shop takes them back or does not.",
            "",
            "At the end it waits until nothing is under way, reads everything back, and reckons up by rules of its"
                    + " own. The figures by day and by state count what others buy as well: while a run lasts, nobody"
                    + " else should. It leaves what it made in the store; each run makes its own products and readers.",
            "",
            "A request that meets no connection, 429, 502, 503 or 504 is repeated under the same idempotency key, so"
                    + " a store may be killed and started again in the middle of a run.",
            ""
        },
        optionListHeading = "Options:%n",
        footerHeading = "%nOutput: progress and messages on stderr, the summary on stdout. The last line%nof stdout is"
                + " one JSON object:%n",
        footer = {
            "  journeys       that began, and unstarted: those that could not, because all",
            "                 clients or readers were busy for longer than the patience",
            "  looked, abandoned, nothingToBuy, inCart, waiting, soldOut",
            "                 readers who only looked, left the cart, or had nothing in it;",
            "                 items that came into carts, waited for, or were not to be had",
            "  checkouts      attempts to check out: paid, declined, refused (409, or points",
            "                 that do not fit), invalidInput (as it should be), answeredLater",
            "  cancelled, cancelledPartly, parcels, delivered, lost, parcelsCancelled,",
            "  returns, restocked, writtenOff, returnsRejected, goodwill, tooLate",
            "                 what became of what was paid",
            "  failed         no answer, a 5xx, or a refusal where there should be none",
            "  requests, perSecond",
            "                 requests answered, and journeys begun a second",
            "  checkoutP50Ms, checkoutP90Ms, checkoutP99Ms, p50Ms, p90Ms, p99Ms",
            "                 milliseconds to the answer of a checkout, and of any request,",
            "                 repeats included, and the time by which whoever asked was late",
            "                 because the store was slow before",
            "  orders, captured, refunded, chargedBack, refundsFailed",
            "                 of the run's own orders",
            "  discrepancies  what does not balance; each is printed with the order, product",
            "                 or reader that it concerns. By kind, in discrepanciesBy:",
            "    money        captured is not what was due, more refunded than captured, kept",
            "                 without having been paid, given back at another worth",
            "    totals       prices, discount, shipping, points, the sum, what is due",
            "    status       it is not what the items, refunds and parcels say",
            "    orders       missing, listed twice, or never asked for",
            "    deeds        what was cancelled, sent, returned or given is not as answered",
            "    stock        received = on hand + sold; sold = paid and not put back;",
            "                 reserved = in carts; nobody waits while copies are free",
            "    points       balance = ledger = granted - spent + returned + earned - revoked",
            "    revenue      the shop's figures by day, product and state",
            "    underWay     orders, refunds and processes that are not over",
            "    unfair       products that the store's own checker finds unfair",
            "    unverified   what could not be read back",
            "  seconds, rate, clients, readers, products, seed, run",
            "                 what was played, and for how long",
            "  complete       false if the run was interrupted: nothing was read back, and",
            "                 what is judged by that is null",
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:discrepancies and failed are 0",
            "1:one of them is not",
            "2:nothing was played: wrong options, or no store at the address that can be prepared",
            "130:interrupted by Ctrl-C; a summary of what was seen so far is printed"
        })
final class ShopCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--url",
            paramLabel = "URL",
            required = true,
            converter = DropCommand.Address.class,
            description = "The store's address, such as http://localhost:8080.")
    private @Nullable URI url;

    @Option(
            names = "--duration",
            paramLabel = "TIME",
            defaultValue = "60s",
            converter = Span.class,
            description = "For how long journeys begin, such as 90s or 10m: up to 24h. Default: ${DEFAULT-VALUE}.")
    private Duration duration = Duration.ZERO;

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "5",
            description = "How many journeys begin in a second, on average: above 0, up to 1000. Default:"
                    + " ${DEFAULT-VALUE}.")
    private double rate;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Makes prices, moments, journeys and fates those of an earlier run. What the store answers,"
                    + " and so who gets the last copy, is its own. Default: a random one, which is printed.")
    private @Nullable Long seed;

    @Option(
            names = "--readers",
            paramLabel = "N",
            defaultValue = "200",
            description = "How many readers there are: 1 to 100000. Default: ${DEFAULT-VALUE}.")
    private int readers;

    @Option(
            names = "--products",
            paramLabel = "N",
            defaultValue = "40",
            description = "How many products there are, a quarter of them scarce: 1 to 10000. Default:"
                    + " ${DEFAULT-VALUE}.")
    private int products;

    @Option(
            names = "--clients",
            paramLabel = "N",
            defaultValue = "64",
            description = "How many may be asking at the same time: 1 to 1024. Default: ${DEFAULT-VALUE}.")
    private int clients;

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
            defaultValue = "120",
            description = "How long the store may take to come to rest: 0 to 3600. Default: ${DEFAULT-VALUE}.")
    private int settle;

    @Option(
            names = "--chargebacks",
            paramLabel = "SHARE",
            defaultValue = "0.02",
            description = "Share of the cards whose bank takes the money back later: 0 to 1, 0 for none. Default:"
                    + " ${DEFAULT-VALUE}.")
    private double chargebacks;

    @Override
    public Integer call() {
        CommandSpec command = command();
        URI address = url;
        if (address == null) {
            throw wrong("--url is required");
        }
        if (!(rate > 0 && rate <= 1000)) {
            throw wrong("--rate lies above 0 and up to 1000, not at " + rate);
        }
        if (!(chargebacks >= 0 && chargebacks <= 1)) {
            throw wrong("--chargebacks lies between 0 and 1, not at " + chargebacks);
        }
        within("--readers", readers, 1, 100_000);
        within("--products", products, 1, 10_000);
        within("--clients", clients, 1, 1024);
        within("--patience", patience, 1, 3600);
        within("--settle", settle, 0, 3600);
        int terminalWidth =
                System.console() == null ? 0 : command.usageMessage().width();
        ShopSettings settings = new ShopSettings(
                address,
                duration,
                rate,
                seed == null ? new SecureRandom().nextInt(1_000_000) : seed,
                readers,
                products,
                clients,
                Duration.ofSeconds(patience),
                Duration.ofSeconds(settle),
                chargebacks);
        Shop shop = new Shop(
                settings, command.commandLine().getOut(), command.commandLine().getErr(), terminalWidth);
        return shop.run() ? Traffic.KEPT : Traffic.BROKEN;
    }

    private void within(String option, int value, int least, int most) {
        if (value < least || value > most) {
            throw wrong(option + " lies between " + least + " and " + most + ", not at " + value);
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

    /** Takes a span of time as people write it. */
    static final class Span implements ITypeConverter<Duration> {

        private static final Pattern SPAN = Pattern.compile("([1-9][0-9]{0,5})([smh])");
        private static final Duration LONGEST = Duration.ofHours(24);

        @Override
        public Duration convert(String text) {
            Matcher span = SPAN.matcher(text);
            if (span.matches()) {
                Duration duration =
                        Duration.parse("PT" + span.group(1) + span.group(2).toUpperCase(Locale.ROOT));
                if (duration.compareTo(LONGEST) <= 0) {
                    return duration;
                }
            }
            throw new TypeConversionException("'" + text + "' is not a span of time such as 60s or 10m, up to 24h");
        }
    }
}
