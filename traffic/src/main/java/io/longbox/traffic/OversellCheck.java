package io.longbox.traffic;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Judges one product: were more copies given away than there are, and do the answers, the stock and the carts tell the
 * same story?
 */
final class OversellCheck {

    private OversellCheck() {}

    /**
     * What the run was told about one product.
     *
     * @param inCart wants answered "in the cart"
     * @param held those of them that the cart still holds by its own word
     * @param unknown failed wants that the store may have carried out
     */
    record Told(long inCart, long held, long unknown) {

        static final Told NOTHING = new Told(0, 0, 0);

        boolean someHoldsEnded() {
            return held < inCart;
        }

        private Told plus(Told other) {
            return new Told(inCart + other.inCart, held + other.held, unknown + other.unknown);
        }
    }

    /**
     * The verdict on one product.
     *
     * @param oversold copies given away beyond those received
     * @param discrepancy copies by which the numbers differ in any other way
     * @param findings each in a sentence
     */
    record Verdict(long oversold, long discrepancy, List<String> findings) {

        boolean isClean() {
            return oversold == 0 && discrepancy == 0;
        }
    }

    /**
     * Sums up by product what the run was told.
     *
     * @param now holds that ended before are no longer held
     */
    static Map<Long, Told> told(Collection<Observation> observations, long now) {
        Map<Long, Told> byProduct = new HashMap<>();
        for (Observation observation : observations) {
            Outcome outcome = observation.outcome();
            Told one = Told.NOTHING;
            if (outcome instanceof Outcome.InCart) {
                one = new Told(1, observation.holdEnds() > now ? 1 : 0, 0);
            } else if (outcome instanceof Outcome.Failed failure && failure.asked()) {
                one = new Told(0, 0, 1);
            }
            byProduct.merge(observation.want().product(), one, Told::plus);
        }
        return byProduct;
    }

    /** Judges by the answers alone, before anything is read back. */
    static long oversoldByAnswers(long received, Told told) {
        return Math.max(0, told.held() - received);
    }

    /**
     * @param received copies delivered in this run
     * @param inCarts copies found in the readers' carts
     */
    static Verdict judge(long received, Stock stock, long inCarts, Told told) {
        Findings oversold = new Findings();
        oversold.excess(stock.reserved() + stock.sold() - received, "are reserved or sold beyond the " + received);
        oversold.excess(stock.onHand() + stock.sold() - received, "are on hand or sold beyond the " + received);
        oversold.excess(-stock.available(), "are available below zero");
        oversold.excess(inCarts + stock.sold() - received, "are in carts or sold beyond the " + received);
        oversold.excess(oversoldByAnswers(received, told), "were promised beyond the " + received);

        Findings differences = new Findings();
        differences.excess(received - stock.onHand() - stock.sold(), "are neither on hand nor sold");
        differences.excess(
                Math.abs(stock.onHand() - stock.reserved() - stock.available()),
                "differ between available and on hand less reserved");
        differences.excess(told.held() - inCarts - stock.sold(), "were promised, but are in no cart");
        differences.excess(told.held() - stock.reserved() - stock.sold(), "were promised, but are not reserved");
        if (!told.someHoldsEnded()) {
            long possible = told.inCart() + told.unknown();
            differences.excess(inCarts - possible, "are in carts, but were promised to nobody");
            differences.excess(stock.reserved() + stock.sold() - possible, "are reserved, but were promised to nobody");
        }
        List<String> findings = new ArrayList<>(oversold.sentences);
        findings.addAll(differences.sentences);
        return new Verdict(oversold.most, differences.most, findings);
    }

    /** Several views of the same copies: the largest number counts, not the sum. */
    private static final class Findings {

        private final List<String> sentences = new ArrayList<>();
        private long most;

        private void excess(long copies, String what) {
            if (copies > 0) {
                sentences.add(copies + " " + what);
                most = Math.max(most, copies);
            }
        }
    }
}
