package io.longbox.web.input;

import io.longbox.api.Money;
import io.longbox.api.PlainText;
import io.longbox.web.problem.FieldError;
import io.longbox.web.problem.ProblemException;
import io.longbox.web.problem.ProblemKind;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Goes over the values of one body and collects all that is wrong with them. Each method answers the value as it should
 * be used, or a harmless stand-in if it is refused: {@link #thenMake} lets nothing through in that case.
 *
 * <p>Lengths count characters as a reader would, not bytes or UTF-16 units.
 */
public final class Check {

    private static final Pattern UUID_TEXT =
            Pattern.compile("\\p{XDigit}{8}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{12}");
    private static final Pattern AMOUNT = Pattern.compile("\\d{1,16}(\\.\\d{1,16})?");
    private static final Pattern EMAIL =
            Pattern.compile("[^\\s@<>\"(),:;\\[\\]\\\\]{1,64}@[\\p{L}\\p{N}]([\\p{L}\\p{N}.-]*[\\p{L}\\p{N}])?");
    private static final int EMAIL_MAX = 254;
    private static final int TIME_MAX = 50;
    private static final UUID NO_ID = new UUID(0, 0);

    private final ProblemKind kind;
    private final List<FieldError> errors = new ArrayList<>();

    public Check() {
        this(ProblemKind.INVALID_INPUT);
    }

    private Check(ProblemKind kind) {
        this.kind = kind;
    }

    /** For the parameters of a query string, which are no body. */
    public static Check ofParameters() {
        return new Check(ProblemKind.INVALID_PARAMETER);
    }

    /** A text of one line that must be there. */
    public String text(String field, @Nullable String value, int max) {
        String text = optionalText(field, value, max);
        if (text == null && isFine(field)) {
            refuse(field, value == null ? "is required" : "must not be blank");
        }
        return text == null ? "-" : text;
    }

    /** A text of one line, without the blanks around it; a blank one counts as none. */
    public @Nullable String optionalText(String field, @Nullable String value, int max) {
        return optionalText(field, value, max, false);
    }

    /** A text that may have paragraphs. */
    public @Nullable String optionalProse(String field, @Nullable String value, int max) {
        return optionalText(field, value, max, true);
    }

    private @Nullable String optionalText(String field, @Nullable String value, int max, boolean paragraphs) {
        String text = value == null ? "" : value.strip();
        if (text.isEmpty()) {
            return null;
        }
        String flaw = PlainText.flaw(text, max, paragraphs);
        if (flaw != null) {
            return refused(field, flaw);
        }
        return text;
    }

    public List<String> texts(String field, @Nullable List<@Nullable String> values, int maxCount, int max) {
        if (values == null) {
            return List.of();
        }
        if (values.size() > maxCount) {
            refuse(field, "must not have more than " + maxCount + " elements");
            return List.of();
        }
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            texts.add(text(field + "[" + i + "]", values.get(i), max));
        }
        return texts;
    }

    public String email(String field, @Nullable String value) {
        String email = text(field, value, EMAIL_MAX);
        if (isFine(field) && (!EMAIL.matcher(email).matches() || email.contains(".."))) {
            refuse(field, "must be an e-mail address such as reader@example.org");
        }
        return email;
    }

    /** A whole number that must be there. */
    public long number(String field, @Nullable Long value, long min, long max) {
        if (value == null) {
            refuse(field, "is required");
            return min;
        }
        if (value < min || value > max) {
            refuse(field, "must lie between " + min + " and " + max);
            return min;
        }
        return value;
    }

    public <T> T required(String field, @Nullable T value, T standIn) {
        if (value == null) {
            refuse(field, "is required");
            return standIn;
        }
        return value;
    }

    public UUID id(String field, @Nullable String value) {
        if (value == null) {
            refuse(field, "is required");
            return NO_ID;
        }
        if (!UUID_TEXT.matcher(value).matches()) {
            refuse(field, "must be a UUID");
            return NO_ID;
        }
        return UUID.fromString(value);
    }

    /** A length of time, or null if none is given. */
    public @Nullable Duration duration(String field, @Nullable String value, Duration min, Duration max) {
        if (value == null) {
            return null;
        }
        try {
            Duration duration = value.length() > TIME_MAX ? Duration.ZERO : Duration.parse(value);
            if (duration.compareTo(min) >= 0 && duration.compareTo(max) <= 0) {
                return duration;
            }
        } catch (DateTimeParseException noDuration) {
            // Refused below, like those out of range.
        }
        return refused(
                field,
                "must be an ISO 8601 duration from PT" + min.toSeconds() + "S to P" + max.toDays()
                        + "D, such as PT15M");
    }

    /** One of the constants of an enumeration by its name; or null if it is blank, or none of them. */
    public <E extends Enum<E>> @Nullable E oneOf(String field, @Nullable String value, Class<E> type) {
        if (isBlank(value)) {
            return null;
        }
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(value)) {
                return constant;
            }
        }
        refuse(
                field,
                "must be one of "
                        + Arrays.stream(type.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", ")));
        return null;
    }

    /** A moment of our time; after the epoch, so that no store or clock has to deal with others. */
    public Instant time(String field, @Nullable String value) {
        if (value == null) {
            refuse(field, "is required");
            return Instant.EPOCH;
        }
        try {
            Instant time = value.length() > TIME_MAX
                    ? Instant.MIN
                    : OffsetDateTime.parse(value).toInstant();
            if (!time.isBefore(Instant.EPOCH)) {
                return time;
            }
        } catch (DateTimeParseException noTime) {
            // Refused below, like those long ago.
        }
        refuse(field, "must be an ISO 8601 time with its offset, such as 2026-03-01T10:00:00Z, and not before 1970");
        return Instant.EPOCH;
    }

    public Money money(String field, @Nullable MoneyJson value) {
        Money standIn = Money.zero(Currency.getInstance("EUR"));
        if (value == null) {
            refuse(field, "is required");
            return standIn;
        }
        Currency currency = currency(field + ".currency", value.currency());
        if (value.amount() == null) {
            refuse(field + ".amount", "is required");
        } else if (currency != null || !AMOUNT.matcher(value.amount()).matches()) {
            Money money = amount(field + ".amount", value.amount(), currency == null ? standIn.currency() : currency);
            return money == null ? standIn : money;
        }
        return standIn;
    }

    /** A decimal number in major units of a currency, or null if it is refused. */
    public @Nullable Money amount(String field, String amount, Currency currency) {
        if (!AMOUNT.matcher(amount).matches()) {
            refuse(field, "must be a decimal number of at least 0, such as \"12.99\", without an exponent");
            return null;
        }
        try {
            return Money.of(new BigDecimal(amount), currency);
        } catch (IllegalArgumentException notPayable) {
            refuse(
                    field,
                    "must have at most " + currency.getDefaultFractionDigits() + " fraction digits and be at most "
                            + new Money(Money.MAX, currency).amount().toPlainString());
            return null;
        }
    }

    /** A currency that one can pay in, or null if it is refused. */
    public @Nullable Currency currency(String field, @Nullable String value) {
        if (value == null) {
            return refused(field, "is required");
        }
        try {
            Currency currency = Currency.getInstance(value);
            if (currency.getDefaultFractionDigits() >= 0) {
                return currency;
            }
        } catch (IllegalArgumentException unknown) {
            // Refused below, like those that are no money.
        }
        return refused(field, "must be an ISO 4217 currency code such as EUR");
    }

    /** A rule that is one field's own: answers the value as it should be used, or null if it breaks the rule. */
    public <T> @Nullable T rule(String field, @Nullable T value, Function<T, @Nullable T> rule, String expectation) {
        if (value == null || !isFine(field)) {
            return null;
        }
        T accepted = rule.apply(value);
        return accepted != null ? accepted : refused(field, expectation);
    }

    public void refuse(String field, String message) {
        errors.add(new FieldError(field, message));
    }

    /**
     * What the checked values make.
     *
     * @throws ProblemException if anything was refused
     */
    public <T> T thenMake(Supplier<T> whole) {
        if (!errors.isEmpty()) {
            throw ProblemException.invalid(kind, List.copyOf(errors));
        }
        return whole.get();
    }

    private <T> @Nullable T refused(String field, String message) {
        refuse(field, message);
        return null;
    }

    private boolean isFine(String field) {
        return errors.stream().noneMatch(error -> error.field().equals(field));
    }

    public static boolean isBlank(@Nullable String value) {
        return value == null || value.isBlank();
    }

    public static boolean isUuid(String text) {
        return UUID_TEXT.matcher(text).matches();
    }
}
