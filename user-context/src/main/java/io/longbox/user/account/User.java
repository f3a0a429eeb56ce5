package io.longbox.user.account;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.axonframework.modelling.command.AggregateLifecycle.getVersion;

import io.longbox.api.PersonalText;
import io.longbox.api.Points;
import io.longbox.api.Refusal;
import io.longbox.api.RefusedException;
import io.longbox.api.plan.PlanId;
import io.longbox.api.plan.PlanTerms;
import io.longbox.api.user.AddPoints;
import io.longbox.api.user.AddressRemoved;
import io.longbox.api.user.AddressSaved;
import io.longbox.api.user.CancelSubscription;
import io.longbox.api.user.DeductPoints;
import io.longbox.api.user.EarnPoints;
import io.longbox.api.user.Payment;
import io.longbox.api.user.PointsAdded;
import io.longbox.api.user.PointsCharge;
import io.longbox.api.user.PointsDeducted;
import io.longbox.api.user.PointsEarned;
import io.longbox.api.user.PointsEntryId;
import io.longbox.api.user.PointsSet;
import io.longbox.api.user.PointsSettled;
import io.longbox.api.user.PointsSpent;
import io.longbox.api.user.RegisterUser;
import io.longbox.api.user.ReinstateUser;
import io.longbox.api.user.RemoveAddress;
import io.longbox.api.user.RenewSubscription;
import io.longbox.api.user.ReverseSpend;
import io.longbox.api.user.SaveAddress;
import io.longbox.api.user.SetPoints;
import io.longbox.api.user.SettlePoints;
import io.longbox.api.user.SpendNotReversed;
import io.longbox.api.user.SpendPoints;
import io.longbox.api.user.SpendRefusalReason;
import io.longbox.api.user.SpendRefused;
import io.longbox.api.user.SpendReversed;
import io.longbox.api.user.Subscribe;
import io.longbox.api.user.SubscriptionCancelled;
import io.longbox.api.user.SubscriptionEndReason;
import io.longbox.api.user.SubscriptionEnded;
import io.longbox.api.user.SubscriptionPrepaid;
import io.longbox.api.user.SubscriptionRenewed;
import io.longbox.api.user.SubscriptionResumed;
import io.longbox.api.user.SubscriptionStarted;
import io.longbox.api.user.SubscriptionSwitched;
import io.longbox.api.user.SubscriptionTerm;
import io.longbox.api.user.SuspendUser;
import io.longbox.api.user.UpdateUser;
import io.longbox.api.user.UserId;
import io.longbox.api.user.UserRegistered;
import io.longbox.api.user.UserReinstated;
import io.longbox.api.user.UserSuspended;
import io.longbox.api.user.UserUpdated;
import io.longbox.user.email.EmailDirectory;
import io.longbox.user.payment.PaymentDirectory;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Objects;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CommandHandlerInterceptor;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.serialization.Revision;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/**
 * A reader's account. Every command answers the account's version after it. The state holds no personal data, so that
 * no snapshot and no cache has to forget anybody; for that reason an update is an event even if it changes nothing. No
 * field of the state is final: a snapshot is read back field by field, and a final one would silently stay as it is.
 *
 * <p>A suspended reader's points can still be changed: the store's staff does that, not the reader.
 *
 * <p>What was paid may be given back, and finds room: the account holds no more than {@link Points#MAX}, with what may
 * still come back.
 */
@Aggregate(snapshotTriggerDefinition = "snapshotTrigger", cache = "aggregateCache")
@Revision("3")
class User {

    @AggregateIdentifier
    private @Nullable UserId id;

    private boolean registered;
    private boolean suspended;
    private PointsLedger points = new PointsLedger();
    private Spends spends = new Spends();
    private Subscription subscription = new Subscription();
    private AddressBook addresses = new AddressBook();

    User() {}

    /** A stream that holds nothing but a no to some process is no account yet. */
    @CommandHandlerInterceptor
    void admit(Object command) {
        boolean answeredAnyway = command instanceof RegisterUser
                || command instanceof SpendPoints
                || command instanceof ReverseSpend
                || command instanceof SettlePoints;
        if (!registered && !answeredAnyway) {
            throw new RefusedException(Refusal.Code.NOT_FOUND, "nobody is registered by this id");
        }
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    long handle(RegisterUser command, EmailDirectory addresses) {
        if (!registered) {
            DetailsPolicy.enforce(command.user(), command.name(), command.email());
            claim(addresses, command.user(), command.email());
            apply(new UserRegistered(command.user(), command.name(), command.email()));
        }
        return getVersion();
    }

    @CommandHandler
    long handle(UpdateUser command, EmailDirectory addresses) {
        Long expected = command.expectedVersion();
        if (expected != null && !expected.equals(getVersion())) {
            throw new RefusedException(
                    Refusal.Code.STALE_VERSION, "the account is at version " + getVersion() + ", not " + expected);
        }
        DetailsPolicy.enforce(command.user(), command.name(), command.email());
        claim(addresses, command.user(), command.email());
        apply(new UserUpdated(command.user(), command.name(), command.email()));
        return getVersion();
    }

    @CommandHandler
    long handle(SuspendUser command) {
        if (!suspended) {
            apply(new UserSuspended(command.user(), command.reason()));
        }
        return getVersion();
    }

    @CommandHandler
    long handle(ReinstateUser command) {
        if (suspended) {
            apply(new UserReinstated(command.user()));
        }
        return getVersion();
    }

    @CommandHandler
    long handle(AddPoints command) {
        if (!points.knows(command.entry())) {
            Points balance = points.afterAdding(command.amount().value(), spends.reversible());
            apply(new PointsAdded(command.user(), command.entry(), command.amount(), balance, command.reason()));
        }
        return getVersion();
    }

    @CommandHandler
    long handle(DeductPoints command) {
        if (!points.knows(command.entry())) {
            Points balance = points.afterDeducting(command.amount());
            apply(new PointsDeducted(command.user(), command.entry(), command.amount(), balance, command.reason()));
        }
        return getVersion();
    }

    @CommandHandler
    long handle(SetPoints command) {
        if (!points.knows(command.entry())) {
            Points balance = points.afterSetting(command.balance(), spends.reversible());
            apply(new PointsSet(command.user(), command.entry(), points.balance(), balance, command.reason()));
        }
        return getVersion();
    }

    /** What there is no room for is not earned: a process that asks has its answer all the same. */
    @CommandHandler
    long handle(EarnPoints command) {
        if (!points.knows(command.entry())) {
            BigDecimal multiplier = subscription.benefitsAt(command.at()).pointsMultiplier();
            long earned = multiplier
                    .multiply(BigDecimal.valueOf(command.base().value()))
                    .setScale(0, RoundingMode.DOWN)
                    .longValueExact();
            Points amount = new Points(Math.min(earned, points.room(spends.reversible())));
            apply(new PointsEarned(
                    command.user(),
                    command.entry(),
                    command.base(),
                    multiplier,
                    amount,
                    points.balance().plus(amount),
                    command.reason()));
        }
        return getVersion();
    }

    /** Always answered, to a reader who does not exist as well: the process that asks would wait for ever otherwise. */
    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    long handle(SpendPoints command) {
        if (!spends.isSpent(command.entry())) {
            SpendRefusalReason refusal = whyNotSpend(command);
            if (refusal == null) {
                Points balance = points.balance().minus(command.amount());
                apply(new PointsSpent(command.user(), command.entry(), command.amount(), balance, command.reason()));
            } else {
                apply(new SpendRefused(command.user(), command.entry(), command.amount(), points.balance(), refusal));
            }
        }
        return getVersion();
    }

    private @Nullable SpendRefusalReason whyNotSpend(SpendPoints command) {
        if (!registered) {
            return SpendRefusalReason.NO_SUCH_READER;
        }
        if (spends.isReversed(command.entry())) {
            return SpendRefusalReason.REVERSED;
        }
        if (suspended) {
            return SpendRefusalReason.READER_SUSPENDED;
        }
        return points.balance().covers(command.amount()) ? null : SpendRefusalReason.BALANCE_TOO_LOW;
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    long handle(ReverseSpend command) {
        Points amount = spends.amountOf(command.entry());
        if (amount == null) {
            apply(new SpendNotReversed(command.user(), command.entry()));
        } else {
            apply(new SpendReversed(
                    command.user(),
                    command.entry(),
                    PointsEntryId.ofReversal(command.entry()),
                    amount,
                    points.balance().plus(amount),
                    command.reason()));
        }
        return getVersion();
    }

    /** Always answered, once per entry: with whatever is left to give back, and is there to be taken away. */
    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    long handle(SettlePoints command) {
        if (!points.knows(command.entry())) {
            Points returned = least(command.returned(), spends.leftOf(command.spent()));
            Points before = points.balance().plus(returned);
            Points revoked = least(command.revoked(), before);
            apply(new PointsSettled(
                    command.user(),
                    command.entry(),
                    command.spent(),
                    returned,
                    revoked,
                    before.minus(revoked),
                    command.reason()));
        }
        return getVersion();
    }

    private static Points least(Points one, Points other) {
        return one.covers(other) ? other : one;
    }

    @CommandHandler
    long handle(Subscribe command, PaymentDirectory payments) {
        if (suspended) {
            throw new RefusedException(Refusal.Code.CONFLICT, "the reader is suspended and buys nothing");
        }
        Payment payment = subscription.unused(command.payment(), command.plan());
        if (payment != null && !payments.claim(command.user(), payment.reference())) {
            throw Subscription.usedBefore();
        }
        if (!subscription.exists() || (command.now() && !subscription.isOf(command.plan()))) {
            begin(command, payment);
        } else {
            goOn(command, payment);
        }
        return getVersion();
    }

    private void begin(Subscribe command, @Nullable Payment payment) {
        subscription.refuseIfPrepaid();
        Subscription.refuseUnlessExact(command.terms().price(), payment);
        Points price = command.terms().price().points();
        if (price != null && points.knows(command.entry())) {
            return;
        }
        apply(new SubscriptionStarted(
                command.user(),
                command.plan(),
                command.planName(),
                command.terms(),
                subscription.termStarting(command.at(), command.terms().period()),
                points.charge(command.entry(), price),
                payment));
    }

    private void goOn(Subscribe command, @Nullable Payment payment) {
        boolean another = !command.plan().equals(subscription.nextPlan());
        if (another || payment != null) {
            subscription.refuseIfPrepaid();
        }
        if (payment != null) {
            Subscription.refuseUnlessExact(command.terms().price(), payment);
        }
        if (another) {
            apply(new SubscriptionSwitched(command.user(), command.plan(), command.planName()));
        } else if (subscription.isCancelled()) {
            apply(new SubscriptionResumed(command.user()));
        }
        if (payment != null) {
            apply(new SubscriptionPrepaid(
                    command.user(), command.plan(), command.planName(), command.terms(), payment));
        }
    }

    @CommandHandler
    long handle(CancelSubscription command) {
        if (!subscription.exists()) {
            throw new RefusedException(Refusal.Code.CONFLICT, "there is no subscription to cancel");
        }
        if (!subscription.isCancelled()) {
            apply(new SubscriptionCancelled(command.user(), subscription.lastUntil()));
        }
        return getVersion();
    }

    @CommandHandler
    long handle(RenewSubscription command) {
        if (subscription.isOver(command.term(), command.at())) {
            Subscription.Prepaid prepaid = subscription.prepaid();
            if (prepaid != null) {
                renew(command, prepaid.agreed(), null, prepaid.payment());
            } else if (subscription.isCancelled()) {
                end(command, SubscriptionEndReason.CANCELLED);
            } else if (command.plan().equals(subscription.nextPlan())) {
                renewUnpaid(command, command.terms());
            }
        }
        return getVersion();
    }

    private void renewUnpaid(RenewSubscription command, @Nullable PlanTerms terms) {
        Points price = terms == null ? null : terms.price().points();
        if (terms == null) {
            end(command, SubscriptionEndReason.PLAN_RETIRED);
        } else if (suspended) {
            end(command, SubscriptionEndReason.READER_SUSPENDED);
        } else if (price == null) {
            end(command, SubscriptionEndReason.NOT_PAID);
        } else if (!points.balance().covers(price)) {
            end(command, SubscriptionEndReason.BALANCE_TOO_LOW);
        } else {
            PointsEntryId entry = PointsEntryId.ofTerm(command.user(), command.term() + 1);
            renew(
                    command,
                    new Subscription.Agreed(command.plan(), subscription.nextPlanName(), terms),
                    points.charge(entry, price),
                    null);
        }
    }

    private void renew(
            RenewSubscription command,
            Subscription.Agreed agreed,
            @Nullable PointsCharge charge,
            @Nullable Payment payment) {
        apply(new SubscriptionRenewed(
                command.user(),
                agreed.plan(),
                agreed.planName(),
                agreed.terms(),
                subscription.nextTerm(command.at(), agreed.terms().period()),
                charge,
                payment));
    }

    private void end(RenewSubscription command, SubscriptionEndReason reason) {
        Subscription.Agreed agreed = subscription.agreed();
        apply(new SubscriptionEnded(command.user(), agreed.plan(), agreed.planName(), command.term(), reason));
    }

    @CommandHandler
    long handle(SaveAddress command) {
        addresses.refuseStale(command.id(), command.expectedVersion());
        addresses.refuseUnlessRoomFor(command.id());
        AddressBook.refuseUnlessOf(command.user(), command.label(), command.address());
        apply(new AddressSaved(command.user(), command.id(), command.label(), command.address()));
        return getVersion();
    }

    @CommandHandler
    long handle(RemoveAddress command) {
        if (addresses.holds(command.id())) {
            addresses.refuseStale(command.id(), command.expectedVersion());
            apply(new AddressRemoved(command.user(), command.id()));
        }
        return getVersion();
    }

    private static void claim(EmailDirectory addresses, UserId user, PersonalText email) {
        if (!addresses.claim(user, Objects.requireNonNull(email.text()))) {
            throw new RefusedException(
                    new Refusal(Refusal.Code.ALREADY_TAKEN, "another reader has this e-mail address", "email"));
        }
    }

    @EventSourcingHandler
    void on(UserRegistered event) {
        id = event.user();
        registered = true;
    }

    @EventSourcingHandler
    void on(UserSuspended event) {
        suspended = true;
    }

    @EventSourcingHandler
    void on(UserReinstated event) {
        suspended = false;
    }

    @EventSourcingHandler
    void on(PointsAdded event) {
        points.enter(event.entry(), event.balance());
    }

    @EventSourcingHandler
    void on(PointsDeducted event) {
        points.enter(event.entry(), event.balance());
    }

    @EventSourcingHandler
    void on(PointsSet event) {
        points.enter(event.entry(), event.balance());
    }

    @EventSourcingHandler
    void on(PointsSpent event) {
        points.enter(event.entry(), event.balance());
        spends.spend(event.entry(), event.amount());
    }

    @EventSourcingHandler
    void on(SpendRefused event) {
        id = event.user();
    }

    @EventSourcingHandler
    void on(SpendReversed event) {
        points.enter(event.reversal(), event.balance());
        spends.reverse(event.entry());
    }

    @EventSourcingHandler
    void on(SpendNotReversed event) {
        id = event.user();
        spends.reverse(event.entry());
    }

    @EventSourcingHandler
    void on(PointsSettled event) {
        id = event.user();
        points.enter(event.entry(), event.balance());
        spends.giveBack(event.spent(), event.returned());
    }

    @EventSourcingHandler
    void on(PointsEarned event) {
        points.enter(event.entry(), event.balance());
    }

    @EventSourcingHandler
    void on(SubscriptionStarted event) {
        subscription.end();
        begin(event.plan(), event.planName(), event.terms(), event.term(), event.charge(), event.payment());
    }

    @EventSourcingHandler
    void on(SubscriptionRenewed event) {
        begin(event.plan(), event.planName(), event.terms(), event.term(), event.charge(), event.payment());
    }

    private void begin(
            PlanId plan,
            String planName,
            PlanTerms terms,
            SubscriptionTerm term,
            @Nullable PointsCharge charge,
            @Nullable Payment payment) {
        subscription.begin(new Subscription.Agreed(plan, planName, terms), term, payment);
        if (charge != null) {
            points.enter(charge.entry(), charge.balance());
        }
    }

    @EventSourcingHandler
    void on(SubscriptionPrepaid event) {
        subscription.prepay(event);
    }

    @EventSourcingHandler
    void on(SubscriptionSwitched event) {
        subscription.switchTo(event.plan(), event.planName());
    }

    @EventSourcingHandler
    void on(SubscriptionCancelled event) {
        subscription.cancel();
    }

    @EventSourcingHandler
    void on(SubscriptionResumed event) {
        subscription.resume();
    }

    @EventSourcingHandler
    void on(SubscriptionEnded event) {
        subscription.end();
    }

    @EventSourcingHandler
    void on(AddressSaved event, @SequenceNumber long version) {
        addresses.save(event.id(), version);
    }

    @EventSourcingHandler
    void on(AddressRemoved event) {
        addresses.remove(event.id());
    }
}
