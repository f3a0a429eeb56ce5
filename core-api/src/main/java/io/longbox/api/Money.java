package io.longbox.api;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/**
 * An amount of money in the minor units of its currency (cents for EUR, yen for JPY); never negative, never rounded.
 *
 * @param minor minor units, from 0 to {@value #MAX}
 * @param currency an ISO 4217 currency
 */
public record Money(long minor, Currency currency) {

    public static final long MAX = 1_000_000_000_000L;

    public Money {
        if (minor < 0 || minor > MAX) {
            throw new IllegalArgumentException("an amount lies between 0 and " + MAX + " minor units, not " + minor);
        }
        if (currency.getDefaultFractionDigits() < 0) {
            throw new IllegalArgumentException(currency + " is not a currency one can pay in");
        }
    }

    /**
     * @param amount in major units, with no more fraction digits than the currency has
     * @throws IllegalArgumentException if the amount is negative, too large or finer than a minor unit
     */
    public static Money of(BigDecimal amount, Currency currency) {
        int digits = Math.max(currency.getDefaultFractionDigits(), 0);
        if (amount.precision() - amount.scale() > 16) {
            throw new IllegalArgumentException("the amount is too large");
        }
        try {
            return new Money(
                    amount.setScale(digits, RoundingMode.UNNECESSARY)
                            .unscaledValue()
                            .longValueExact(),
                    currency);
        } catch (ArithmeticException tooFine) {
            throw new IllegalArgumentException(
                    currency + " has " + digits + " fraction digits, so " + amount.toPlainString() + " cannot be paid");
        }
    }

    public static Money zero(Currency currency) {
        return new Money(0, currency);
    }

    /** The amount in major units, with exactly the fraction digits of its currency. */
    public BigDecimal amount() {
        return BigDecimal.valueOf(minor, currency.getDefaultFractionDigits());
    }

    /**
     * @throws IllegalArgumentException if the currencies differ or the sum is too large
     */
    public Money plus(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("cannot add " + other.currency + " to " + currency);
        }
        return new Money(Math.addExact(minor, other.minor), currency);
    }

    /**
     * @throws IllegalArgumentException if the currencies differ or the difference would be negative
     */
    public Money minus(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("cannot take " + other.currency + " off " + currency);
        }
        return new Money(minor - other.minor, currency);
    }

    /** A share in hundredths, rounded down to the minor unit. */
    public Money percent(int percent) {
        return new Money(minor * percent / 100, currency);
    }

    public boolean isZero() {
        return minor == 0;
    }

    public Money times(Quantity quantity) {
        return new Money(Math.multiplyExact(minor, (long) quantity.value()), currency);
    }

    @Override
    public String toString() {
        return amount().toPlainString() + " " + currency;
    }
}
