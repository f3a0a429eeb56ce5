package io.longbox.traffic;

import java.io.BufferedInputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the files of {@code traffic verify-receipt} and prints what they prove. */
@Command(
        name = "verify-receipt",
        mixinStandardHelpOptions = true,
        versionProvider = Traffic.Version.class,
        sortOptions = false,
        usageHelpAutoWidth = true,
        separator = " ",
        header = "Checks a receipt for a place in line against exported events.",
        description = {
            "",
            "Asks nobody: it computes the chain of hashes over the events anew and checks that none is missing, that"
                    + " every hash among them fits, that the event which the receipt names issued that ticket at that"
                    + " position, and that the receipt's hash is that of the events up to there. Then nothing before"
                    + " the place was changed since. It also tells what became of the place.",
            ""
        },
        optionListHeading = "Options:%n",
        footerHeading = "%nFiles (UTF-8), '-' for the standard input:%n",
        footer = {
            "  receipt  {\"productId\", \"ticket\", \"position\", \"sequence\", \"hash\"}, or the",
            "           whole answer that it came in",
            "  events   the export of the product's events from the first one on, one JSON",
            "           object a line: GET /api/audit/events?stream=stock-<productId>",
            "           with 'Accept: application/x-ndjson'",
            "",
            "With --json the output is one JSON object:",
            "  valid         whether everything fits",
            "  problems      what does not, and from where",
            "  productId, ticket, position, sequence",
            "                the receipt's",
            "  events        how many were read",
            "  fate          WAITING, SERVED, FORFEITED, CLOSED (the line was ended), or",
            "                UNKNOWN",
            "  since         the number of the event that brought the place there, or null",
            "  ahead         how many are ahead of it, or null if it is not in line",
            "  text          the same in a sentence",
            "  remarks       what else the events show that should not be, such as others",
            "                served out of turn",
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the receipt is valid",
            "1:something does not fit: what, and from where, is printed",
            "2:a file cannot be read, or is not what it should be"
        })
final class VerifyReceiptCommand implements Callable<Integer> {

    private static final String STANDARD_INPUT = "-";
    private static final int LONGEST_RECEIPT = 1_000_000;
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--receipt", paramLabel = "FILE", required = true, description = "The receipt, as JSON.")
    private String receiptFile = "";

    @Option(names = "--events", paramLabel = "FILE", required = true, description = "The events, one JSON a line.")
    private String eventsFile = "";

    @Option(names = "--json", description = "Print one JSON object, for programs.")
    private boolean json;

    @Override
    public Integer call() {
        CommandSpec command = spec;
        if (command == null) {
            throw new IllegalStateException("picocli fills in the spec before anything else");
        }
        if (receiptFile.equals(STANDARD_INPUT) && eventsFile.equals(STANDARD_INPUT)) {
            throw new ParameterException(
                    command.commandLine(), "--receipt and --events cannot both be the standard input");
        }
        Receipt receipt = receipt();
        ReceiptProof proof = proof(receipt);
        PrintWriter out = command.commandLine().getOut();
        if (json) {
            out.println(JSON.writeValueAsString(json(receipt, proof)));
        } else {
            print(receipt, proof, out);
        }
        out.flush();
        return proof.isValid() ? Traffic.KEPT : Traffic.BROKEN;
    }

    private Receipt receipt() {
        byte[] bytes = read(receiptFile, content -> content.readNBytes(LONGEST_RECEIPT + 1));
        if (bytes.length > LONGEST_RECEIPT) {
            throw new UnusableInput(name(receiptFile) + " is too long to be a receipt");
        }
        try {
            JsonNode root = JSON.readTree(bytes);
            return Receipt.of(root.path("receipt").isObject() ? root.path("receipt") : root);
        } catch (JacksonException notJson) {
            throw new UnusableInput(name(receiptFile) + " is not a receipt: it is not one JSON object");
        } catch (Malformed broken) {
            throw new UnusableInput(name(receiptFile) + " is not a receipt: " + broken.getMessage());
        }
    }

    private ReceiptProof proof(Receipt receipt) {
        ReceiptProof proof = read(eventsFile, events -> {
            try {
                return ReceiptProof.of(receipt, events);
            } catch (Malformed broken) {
                throw new UnusableInput(
                        name(eventsFile) + " is not an export of " + receipt.stream() + ": " + broken.getMessage());
            }
        });
        if (proof.isEmpty()) {
            throw new UnusableInput("there are no events in " + name(eventsFile));
        }
        return proof;
    }

    /** Reads a file. */
    @FunctionalInterface
    private interface Reading<T> {
        T of(InputStream content) throws IOException;
    }

    private static <T> T read(String file, Reading<T> reading) {
        try (InputStream content = open(file)) {
            return reading.of(content);
        } catch (InvalidPathException impossible) {
            throw new UnusableInput("there can be no file of that name");
        } catch (NoSuchFileException missing) {
            throw new UnusableInput("there is no file " + file);
        } catch (AccessDeniedException denied) {
            throw new UnusableInput("not allowed to read " + file);
        } catch (IOException unreadable) {
            throw new UnusableInput("cannot read " + name(file) + ": " + unreadable.getMessage());
        }
    }

    private static InputStream open(String file) throws IOException {
        if (file.equals(STANDARD_INPUT)) {
            return new BufferedInputStream(System.in);
        }
        if (Files.isDirectory(Path.of(file))) {
            throw new UnusableInput(file + " is a directory, not a file");
        }
        if (!Files.exists(Path.of(file))) {
            throw new NoSuchFileException(file);
        }
        // Not by a channel: that cannot read from a pipe.
        return new BufferedInputStream(new FileInputStream(file));
    }

    private static String name(String file) {
        return file.equals(STANDARD_INPUT) ? "the standard input" : file;
    }

    private static void print(Receipt receipt, ReceiptProof proof, PrintWriter out) {
        if (proof.isValid()) {
            out.println("The receipt is valid: event " + receipt.sequence() + " of " + receipt.stream()
                    + " issued ticket " + receipt.ticket() + " at position " + receipt.position() + ", and none of the"
                    + " events up to there was changed, left out or put in since.");
        } else {
            out.println("The receipt and the events do not fit:");
            proof.problems().forEach(problem -> out.println("  " + problem));
        }
        out.println(proof.fateInWords());
        if (!proof.remarks().isEmpty()) {
            out.println("The events also show:");
            proof.remarks().forEach(remark -> out.println("  " + remark));
        }
    }

    private static Map<String, @Nullable Object> json(Receipt receipt, ReceiptProof proof) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("valid", proof.isValid());
        json.put("problems", proof.problems());
        json.put("productId", receipt.product());
        json.put("ticket", receipt.ticket());
        json.put("position", receipt.position());
        json.put("sequence", receipt.sequence());
        json.put("events", proof.events());
        json.put("fate", proof.fate());
        json.put("since", proof.since() < 0 ? null : proof.since());
        json.put("ahead", proof.ahead() < 0 ? null : proof.ahead());
        json.put("text", proof.fateInWords());
        json.put("remarks", proof.remarks());
        return json;
    }
}
