package io.longbox.query.revenue;

import java.math.BigInteger;
import java.util.Arrays;

/** Spreads an amount over parts by their weights, to the minor unit: the shares always add up to the amount. */
final class Shares {

    private Shares() {}

    /**
     * @param amount at least 0
     * @param weights at least one, none negative; if all are zero, the first one bears all of it
     * @return a share for each weight; never more than the weight, if the amount is not more than all weights
     */
    static long[] of(long amount, long... weights) {
        long[] shares = new long[weights.length];
        BigInteger whole =
                Arrays.stream(weights).mapToObj(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::add);
        if (whole.signum() == 0) {
            shares[0] = amount;
            return shares;
        }
        BigInteger passed = BigInteger.ZERO;
        long given = 0;
        for (int i = 0; i < weights.length; i++) {
            passed = passed.add(BigInteger.valueOf(weights[i]));
            long due = passed.multiply(BigInteger.valueOf(amount)).divide(whole).longValueExact();
            shares[i] = due - given;
            given = due;
        }
        return shares;
    }
}
