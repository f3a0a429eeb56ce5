package io.longbox.user.account;

import io.longbox.api.Money;
import io.longbox.api.Refusal;
import io.longbox.api.RefusedException;
import io.longbox.api.plan.PlanBenefits;
import io.longbox.api.plan.PlanId;
import io.longbox.api.plan.PlanPeriod;
import io.longbox.api.plan.PlanPrice;
import io.longbox.api.plan.PlanTerms;
import io.longbox.api.user.Payment;
import io.longbox.api.user.SubscriptionPrepaid;
import io.longbox.api.user.SubscriptionTerm;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The reader's present term, if there is one, and what follows it: the same plan, another, or nothing; paid for already
 * or not. It remembers the payments that were used last.
 */
final class Subscription {

    static final int REMEMBERED = 256;

    /**
     * A term that is renewed later than this after the last one has ended begins at the renewal, and counts its months
     * from there: nobody pays for time in which they had nothing. A little delay moves no term.
     */
    static final Duration ON_TIME = Duration.ofDays(1);

    /** A plan as it was agreed. */
    record Agreed(PlanId plan, String planName, PlanTerms terms) {}

    /** A term that is paid for before it begins. */
    record Prepaid(Agreed agreed, Payment payment) {}

    private record Next(PlanId plan, String planName) {}

    private long lastTerm;
    private @Nullable Agreed agreed;
    private @Nullable SubscriptionTerm term;
    private @Nullable String paidBy;
    private @Nullable Next next;
    private @Nullable Prepaid prepaid;
    private boolean cancelled;
    private LinkedHashSet<String> payments = new LinkedHashSet<>();

    boolean exists() {
        return term != null;
    }

    boolean isOf(PlanId plan) {
        return agreed != null && agreed.plan().equals(plan);
    }

    boolean isCancelled() {
        return cancelled;
    }

    @Nullable
    Prepaid prepaid() {
        return prepaid;
    }

    PlanBenefits benefitsAt(Instant moment) {
        return agreed != null && moment.isBefore(term().until())
                ? agreed.terms().benefits()
                : PlanBenefits.NONE;
    }

    /** The present plan. */
    Agreed agreed() {
        return Objects.requireNonNull(agreed);
    }

    /** The present term. */
    SubscriptionTerm term() {
        return Objects.requireNonNull(term);
    }

    PlanId nextPlan() {
        return next == null ? agreed().plan() : next.plan();
    }

    String nextPlanName() {
        return next == null ? agreed().planName() : next.planName();
    }

    boolean isOver(long number, Instant at) {
        return term != null && term.number() == number && !at.isBefore(term.until());
    }

    /** When the last term ends if no more are bought. */
    Instant lastUntil() {
        return prepaid == null
                ? term().until()
                : term().followedBy(prepaid.agreed().terms().period()).until();
    }

    SubscriptionTerm termStarting(Instant at, PlanPeriod period) {
        return SubscriptionTerm.startingAt(at, lastTerm + 1, period);
    }

    SubscriptionTerm nextTerm(Instant at, PlanPeriod period) {
        return at.isBefore(term().until().plus(ON_TIME)) ? term().followedBy(period) : termStarting(at, period);
    }

    /**
     * The payment, or null if there is none, or if it is a repeat of the one that paid for this plan's present or next
     * term.
     *
     * @throws RefusedException if it was used for something else
     */
    @Nullable
    Payment unused(@Nullable Payment payment, PlanId plan) {
        if (payment == null || !payments.contains(payment.reference())) {
            return payment;
        }
        boolean paidPresent = isOf(plan) && payment.reference().equals(paidBy);
        boolean paidNext = prepaid != null
                && prepaid.agreed().plan().equals(plan)
                && prepaid.payment().reference().equals(payment.reference());
        if (paidPresent || paidNext) {
            return null;
        }
        throw usedBefore();
    }

    static RefusedException usedBefore() {
        return new RefusedException(
                new Refusal(Refusal.Code.CONFLICT, "this payment has been used before", "payment.reference"));
    }

    /**
     * @throws RefusedException if the next term is paid for: another plan would give up what was paid
     */
    void refuseIfPrepaid() {
        if (prepaid != null) {
            throw new RefusedException(
                    Refusal.Code.CONFLICT,
                    "the next term is paid for already, as " + prepaid.agreed().planName());
        }
    }

    /**
     * @throws RefusedException if this is not exactly what the price asks for
     */
    static void refuseUnlessExact(PlanPrice price, @Nullable Payment payment) {
        Money money = price.money();
        if (money == null && payment != null) {
            throw invalid("this plan is paid in points");
        }
        if (money != null && payment == null) {
            throw invalid("this plan costs " + money + ": a payment is needed");
        }
        if (money != null && !money.equals(payment.amount())) {
            throw invalid("this plan costs " + money + ", but " + payment.amount() + " were paid");
        }
    }

    private static RefusedException invalid(String detail) {
        return new RefusedException(new Refusal(Refusal.Code.INVALID, detail, "payment"));
    }

    void begin(Agreed agreed, SubscriptionTerm term, @Nullable Payment payment) {
        this.agreed = agreed;
        this.term = term;
        lastTerm = term.number();
        next = null;
        prepaid = null;
        paidBy = payment == null ? null : payment.reference();
        if (payment != null) {
            remember(payment);
        }
    }

    void prepay(SubscriptionPrepaid event) {
        prepaid = new Prepaid(new Agreed(event.plan(), event.planName(), event.terms()), event.payment());
        remember(event.payment());
    }

    void switchTo(PlanId plan, String planName) {
        next = isOf(plan) ? null : new Next(plan, planName);
        cancelled = false;
    }

    void cancel() {
        cancelled = true;
    }

    void resume() {
        cancelled = false;
    }

    void end() {
        agreed = null;
        term = null;
        paidBy = null;
        next = null;
        prepaid = null;
        cancelled = false;
    }

    private void remember(Payment payment) {
        payments.add(payment.reference());
        if (payments.size() > REMEMBERED) {
            payments.remove(payments.iterator().next());
        }
    }
}
