package io.longbox.web.problem;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.converter.HttpMessageNotReadableException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Says what is wrong with a body in the caller's terms: a place in the text, or a field and what it expects. */
final class JsonProblems {

    private static final Pattern DUPLICATE = Pattern.compile("^Duplicate Object property \"(.{0,200}?)\"");
    private static final int SHOWN = 60;

    private JsonProblems() {}

    static ProblemException of(HttpMessageNotReadableException unreadable) {
        if (!(unreadable.getCause() instanceof JacksonException failure)) {
            return malformed("A JSON body is required.");
        }
        String path = path(failure);
        if (failure instanceof UnrecognizedPropertyException unknown) {
            return field(path, "is not a known field; known are " + known(unknown), failure);
        }
        if (failure instanceof StreamConstraintsException) {
            return malformed("The JSON is nested too deeply, or has a number or name that is too long.");
        }
        if (failure instanceof InputCoercionException) {
            return field(path, "is a number out of range", failure);
        }
        if (failure instanceof MismatchedInputException mismatch && !isSyntax(failure)) {
            return field(path, "must be " + Expectation.of(mismatch.getTargetType()), failure);
        }
        Matcher duplicate = DUPLICATE.matcher(String.valueOf(failure.getOriginalMessage()));
        if (duplicate.find()) {
            return malformed(shown(duplicate.group(1)) + " is there twice" + place(failure) + ".");
        }
        if (failure instanceof UnexpectedEndOfInputException) {
            return malformed("The JSON ends too early" + place(failure) + ".");
        }
        return malformed("The body is not well-formed JSON" + place(failure) + ".");
    }

    /** A body that goes on after its end is reported as a mismatch, although no field is at fault. */
    private static boolean isSyntax(JacksonException failure) {
        return String.valueOf(failure.getOriginalMessage()).startsWith("Trailing token");
    }

    private static ProblemException field(String path, String message, JacksonException failure) {
        if (path.isEmpty()) {
            return malformed("The body " + message + place(failure) + ".");
        }
        return malformed(path + " " + message + place(failure) + ".")
                .with("errors", List.of(new FieldError(path, message)));
    }

    private static ProblemException malformed(String detail) {
        return new ProblemException(ProblemKind.MALFORMED_JSON, detail);
    }

    private static String known(UnrecognizedPropertyException unknown) {
        List<String> names = unknown.getKnownPropertyIds() == null
                ? List.of()
                : unknown.getKnownPropertyIds().stream()
                        .map(String::valueOf)
                        .sorted()
                        .toList();
        return String.join(", ", names);
    }

    private static String path(JacksonException failure) {
        StringBuilder path = new StringBuilder();
        for (JacksonException.Reference step : failure.getPath()) {
            if (step.getPropertyName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(shown(step.getPropertyName()));
            }
        }
        return path.toString();
    }

    private static String place(JacksonException failure) {
        TokenStreamLocation location = location(failure);
        return location == null || location.getLineNr() < 1
                ? ""
                : " (line " + location.getLineNr() + ", column " + location.getColumnNr() + ")";
    }

    private static @Nullable TokenStreamLocation location(JacksonException failure) {
        if (failure.getLocation() == null
                && failure instanceof DatabindException
                && failure.getCause() instanceof JacksonException cause) {
            return cause.getLocation();
        }
        return failure.getLocation();
    }

    /** A caller's own words, fit to be shown: short, and without control characters. */
    private static String shown(String text) {
        // Whoever writes the number of a card in the wrong place does not want to read it again.
        String clean = text.replaceAll("[\\p{Cntrl}\\p{Cs}]", "?").replaceAll("[0-9]{12,}", "#");
        return clean.length() <= SHOWN ? clean : clean.substring(0, SHOWN) + "…";
    }
}
