package io.longbox.payments;

import io.longbox.api.payment.CardBrand;
import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a reader has typed in of a card. It shows none of it: what must not be written down cannot be by accident.
 *
 * @param number 13 to 19 digits with a valid check digit, single blanks or dashes between them allowed
 * @param expiry the last month in which it is valid, as {@code MM/YY}
 * @param code the code on it: four digits for American Express, three for all others
 */
public record CardDetails(
        @Nullable String number,
        @Nullable String expiry,
        @Nullable String code) {

    private static final int LONGEST_NUMBER = 2 * 19 - 1;
    private static final Pattern NUMBER = Pattern.compile("[0-9](?:[ -]?[0-9]){12,18}");
    private static final Pattern EXPIRY = Pattern.compile("(0[1-9]|1[0-2])/([0-9]{2})");
    private static final Pattern THREE_DIGITS = Pattern.compile("[0-9]{3}");
    private static final Pattern FOUR_DIGITS = Pattern.compile("[0-9]{4}");

    /** What is wrong with them, in the order of the fields. The month that is named lasts to its end, in UTC. */
    List<CardProblem> problems(Clock clock) {
        List<CardProblem> problems = new ArrayList<>();
        refuse(problems, "number", numberProblem());
        refuse(problems, "expiry", expiryProblem(YearMonth.now(clock.withZone(ZoneOffset.UTC))));
        refuse(problems, "code", codeProblem());
        return problems;
    }

    private static void refuse(List<CardProblem> problems, String field, @Nullable String message) {
        if (message != null) {
            problems.add(new CardProblem(field, message));
        }
    }

    private @Nullable String numberProblem() {
        if (number == null || number.isBlank()) {
            return "is required";
        }
        if (!hasNumber()) {
            return "must have 13 to 19 digits";
        }
        return hasCheckDigit(digits()) ? null : "must be a card's number; its check digit is wrong";
    }

    private @Nullable String expiryProblem(YearMonth now) {
        if (expiry == null || expiry.isBlank()) {
            return "is required";
        }
        if (!EXPIRY.matcher(expiry).matches()) {
            return "must be a month such as 08/31";
        }
        return validUntil().isBefore(now) ? "must not be past" : null;
    }

    private @Nullable String codeProblem() {
        if (code == null || code.isBlank()) {
            return "is required";
        }
        if (!hasNumber()) {
            boolean either = THREE_DIGITS.matcher(code).matches()
                    || FOUR_DIGITS.matcher(code).matches();
            return either ? null : "must be 3 or 4 digits";
        }
        if (brand() == CardBrand.AMEX) {
            return FOUR_DIGITS.matcher(code).matches() ? null : "must be 4 digits";
        }
        return THREE_DIGITS.matcher(code).matches() ? null : "must be 3 digits";
    }

    private boolean hasNumber() {
        return number != null
                && number.length() <= LONGEST_NUMBER
                && NUMBER.matcher(number).matches();
    }

    /**
     * The number without blanks and dashes.
     *
     * @throws IllegalStateException if it is none
     */
    public String digits() {
        if (number == null || !hasNumber()) {
            throw new IllegalStateException("that is no card's number");
        }
        return number.replaceAll("[ -]", "");
    }

    /**
     * The last month in which the card is valid.
     *
     * @throws IllegalStateException if it is none
     */
    public YearMonth validUntil() {
        Matcher month = EXPIRY.matcher(expiry == null ? "" : expiry);
        if (!month.matches()) {
            throw new IllegalStateException("that is no month");
        }
        return YearMonth.of(2000 + Integer.parseInt(month.group(2)), Integer.parseInt(month.group(1)));
    }

    /**
     * Who issued the card, by its first digits.
     *
     * @throws IllegalStateException if there is no number
     */
    public CardBrand brand() {
        String digits = digits();
        int two = Integer.parseInt(digits.substring(0, 2));
        int three = Integer.parseInt(digits.substring(0, 3));
        int four = Integer.parseInt(digits.substring(0, 4));
        if (two / 10 == 4) {
            return CardBrand.VISA;
        }
        if (within(two, 51, 55) || within(four, 2221, 2720)) {
            return CardBrand.MASTERCARD;
        }
        if (two == 34 || two == 37) {
            return CardBrand.AMEX;
        }
        if (four == 6011 || two == 65 || within(three, 644, 649)) {
            return CardBrand.DISCOVER;
        }
        if (two == 36 || two == 38 || two == 39 || within(three, 300, 305) || four == 3095) {
            return CardBrand.DINERS;
        }
        if (within(four, 3528, 3589)) {
            return CardBrand.JCB;
        }
        return two == 62 ? CardBrand.UNIONPAY : CardBrand.OTHER;
    }

    private static boolean within(int value, int from, int to) {
        return value >= from && value <= to;
    }

    /** By the formula of Luhn, as ISO/IEC 7812-1 has it. */
    private static boolean hasCheckDigit(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int weighted = i % 2 == 0 ? digit : 2 * digit;
            sum += weighted > 9 ? weighted - 9 : weighted;
        }
        return sum % 10 == 0;
    }

    @Override
    public String toString() {
        return "CardDetails[hidden]";
    }
}
