package io.longbox.user.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.longbox.api.Money;
import io.longbox.api.PersonalText;
import io.longbox.api.Points;
import io.longbox.api.RefusedException;
import io.longbox.api.plan.PlanBenefits;
import io.longbox.api.plan.PlanId;
import io.longbox.api.plan.PlanPeriod;
import io.longbox.api.plan.PlanPrice;
import io.longbox.api.plan.PlanTerms;
import io.longbox.api.user.AddPoints;
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
import io.longbox.api.user.RenewSubscription;
import io.longbox.api.user.ReverseSpend;
import io.longbox.api.user.SetPoints;
import io.longbox.api.user.SettlePoints;
import io.longbox.api.user.SpendPoints;
import io.longbox.api.user.SpendRefused;
import io.longbox.api.user.SpendReversed;
import io.longbox.api.user.Subscribe;
import io.longbox.api.user.SubscriptionEnded;
import io.longbox.api.user.SubscriptionRenewed;
import io.longbox.api.user.SubscriptionStarted;
import io.longbox.api.user.SuspendUser;
import io.longbox.api.user.UserId;
import io.longbox.user.email.EmailDirectory;
import io.longbox.user.payment.PaymentDirectory;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random commands, repeats among them: whatever comes, a reader's points equal the sum of the ledger. */
class LedgerInvariantTest {

    private static final int COMMANDS = 400;

    private static final List<PlanId> PLANS = List.of(PlanId.ofName("Silver"), PlanId.ofName("Gold"));

    private Instant time = Instant.parse("2026-01-31T00:00:00Z");
    private final UserId ada = new UserId(UUID.randomUUID());

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34})
    void points_equal_the_sum_of_the_ledger(long seed) {
        checkLedger(afterwards(seed));
    }

    private List<Object> afterwards(long seed) {
        Configuration axon = DefaultConfigurer.defaultConfiguration(false)
                .configureAggregate(User.class)
                .configureEmbeddedEventStore(configuration -> new InMemoryEventStorageEngine())
                .registerComponent(EmailDirectory.class, configuration -> (user, address) -> true)
                .registerComponent(PaymentDirectory.class, configuration -> (user, reference) -> true)
                .buildConfiguration();
        axon.start();
        try {
            CommandGateway commands = axon.commandGateway();
            commands.sendAndWait(
                    new RegisterUser(ada, new PersonalText(ada, "Ada"), new PersonalText(ada, "ada@example.org")));
            for (Object command : randomCommands(new Random(seed))) {
                try {
                    long version = commands.<Long>send(command).join();
                    assertThat(version).isEqualTo(history(axon).size() - 1L);
                } catch (CompletionException refused) {
                    assertThat(refused).hasCauseInstanceOf(RefusedException.class);
                }
            }
            return history(axon);
        } finally {
            axon.shutdown();
        }
    }

    private List<Object> randomCommands(Random random) {
        List<Object> commands = new ArrayList<>();
        while (commands.size() < COMMANDS) {
            PointsEntryId entry = new PointsEntryId(new UUID(random.nextLong(), random.nextLong()));
            switch (random.nextInt(22)) {
                case 0, 1 -> commands.add(new AddPoints(ada, entry, amount(random), "random"));
                case 2, 3 -> commands.add(new DeductPoints(ada, entry, amount(random), "random"));
                case 4 -> commands.add(new SetPoints(ada, entry, amount(random), "random"));
                case 5 -> commands.add(new SuspendUser(ada, "random"));
                case 6 -> commands.add(new ReinstateUser(ada));
                case 7, 8 -> commands.add(new SpendPoints(ada, entry, amount(random), "random"));
                case 9, 10 -> commands.add(new ReverseSpend(ada, spent(commands, random, entry), "random"));
                case 11, 12 -> commands.add(new EarnPoints(ada, entry, amount(random), "random", later(random)));
                case 13, 14 -> commands.add(subscribe(entry, random));
                case 15 -> commands.add(new CancelSubscription(ada));
                case 16, 17 ->
                    commands.add(new RenewSubscription(
                            ada,
                            1 + random.nextInt(8),
                            PLANS.get(random.nextInt(PLANS.size())),
                            random.nextInt(6) == 0 ? null : terms(random),
                            later(random)));
                case 18, 19 ->
                    commands.add(new SettlePoints(
                            ada, entry, spent(commands, random, entry), amount(random), amount(random), "random"));
                default -> {
                    // Not further back than what is remembered: each of the commands between makes one entry at most.
                    int back = 1 + random.nextInt(PointsLedger.REMEMBERED);
                    commands.add(commands.isEmpty() ? new ReinstateUser(ada) : earlier(commands, back));
                }
            }
        }
        return commands;
    }

    private Subscribe subscribe(PointsEntryId entry, Random random) {
        PlanTerms terms = terms(random);
        Money price = terms.price().money();
        Payment payment = price == null ? null : new Payment("p" + random.nextInt(50), price);
        PlanId plan = PLANS.get(random.nextInt(PLANS.size()));
        return new Subscribe(ada, entry, plan, "Plan", terms, payment, random.nextBoolean(), later(random));
    }

    private static PlanTerms terms(Random random) {
        PlanPrice price = random.nextInt(4) == 0
                ? PlanPrice.of(new Money(500, Currency.getInstance("EUR")))
                : PlanPrice.of(new Points(random.nextInt(300)));
        PlanBenefits benefits = new PlanBenefits(true, BigDecimal.valueOf(100 + random.nextInt(200), 2), true, null);
        return new PlanTerms(PlanPeriod.MONTHLY, price, benefits);
    }

    private Instant later(Random random) {
        time = time.plus(Duration.ofDays(random.nextInt(6)));
        return time;
    }

    private static Object earlier(List<Object> commands, int back) {
        return commands.get(Math.max(0, commands.size() - back));
    }

    /** One that was asked for before, whatever came of it; or one that never was. */
    private static PointsEntryId spent(List<Object> commands, Random random, PointsEntryId unknown) {
        List<PointsEntryId> asked = commands.stream()
                .filter(SpendPoints.class::isInstance)
                .map(command -> ((SpendPoints) command).entry())
                .toList();
        return asked.isEmpty() ? unknown : asked.get(random.nextInt(asked.size()));
    }

    /** Mostly small, sometimes huge, so that both ends of the range are met. */
    private static Points amount(Random random) {
        return new Points(random.nextInt(10) == 0 ? Points.MAX - random.nextInt(3) : random.nextInt(1000));
    }

    private List<Object> history(Configuration axon) {
        return axon.eventStore()
                .readEvents(ada.toString())
                .asStream()
                .<Object>map(DomainEventMessage::getPayload)
                .toList();
    }

    private static void checkLedger(List<Object> history) {
        long sum = 0;
        Set<PointsEntryId> entries = new HashSet<>();
        Map<PointsEntryId, Long> paid = new HashMap<>();
        for (Object event : history) {
            PointsCharge charge = chargeOf(event);
            if (event instanceof PointsAdded added) {
                sum += added.amount().value();
                assertThat(added.balance().value()).isEqualTo(sum);
                assertThat(entries.add(added.entry())).isTrue();
            } else if (event instanceof PointsDeducted deducted) {
                sum -= deducted.amount().value();
                assertThat(deducted.balance().value()).isEqualTo(sum);
                assertThat(entries.add(deducted.entry())).isTrue();
            } else if (event instanceof PointsSet set) {
                assertThat(set.previous().value()).isEqualTo(sum);
                sum = set.balance().value();
                assertThat(entries.add(set.entry())).isTrue();
            } else if (event instanceof PointsEarned earned) {
                sum += earned.amount().value();
                assertThat(earned.balance().value()).isEqualTo(sum);
                assertThat(entries.add(earned.entry())).isTrue();
            } else if (charge != null) {
                sum -= charge.amount().value();
                assertThat(charge.balance().value()).isEqualTo(sum);
                assertThat(entries.add(charge.entry())).isTrue();
            } else if (event instanceof PointsSpent spent) {
                sum -= spent.amount().value();
                assertThat(spent.balance().value()).isEqualTo(sum);
                assertThat(entries.add(spent.entry())).isTrue();
                paid.put(spent.entry(), spent.amount().value());
            } else if (event instanceof SpendReversed reversed) {
                sum += reversed.amount().value();
                assertThat(reversed.balance().value()).isEqualTo(sum);
                assertThat(entries.add(reversed.reversal())).isTrue();
                assertThat(paid.remove(reversed.entry()))
                        .isEqualTo(reversed.amount().value());
            } else if (event instanceof PointsSettled settled) {
                sum += settled.returned().value() - settled.revoked().value();
                assertThat(settled.balance().value()).isEqualTo(sum);
                assertThat(entries.add(settled.entry())).isTrue();
                long left = paid.getOrDefault(settled.spent(), 0L)
                        - settled.returned().value();
                assertThat(left).isNotNegative();
                paid.computeIfPresent(settled.spent(), (spent, before) -> left);
            } else if (event instanceof SpendRefused refused) {
                assertThat(refused.balance().value()).isEqualTo(sum);
            }
            assertThat(sum).isBetween(0L, Points.MAX);
        }
        assertThat(entries).hasSizeGreaterThan(COMMANDS / 8);
    }

    private static @Nullable PointsCharge chargeOf(Object event) {
        if (event instanceof SubscriptionStarted started) {
            return started.charge();
        }
        return event instanceof SubscriptionRenewed renewed ? renewed.charge() : null;
    }

    @Test
    void all_kinds_of_entries_are_among_the_random_ones() {
        Set<Class<?>> kinds = new HashSet<>();
        for (long seed : new long[] {1, 2, 3}) {
            for (Object event : afterwards(seed)) {
                kinds.add(event.getClass());
            }
        }
        assertThat(kinds)
                .contains(
                        PointsAdded.class,
                        PointsDeducted.class,
                        PointsSet.class,
                        PointsSpent.class,
                        SpendReversed.class,
                        PointsEarned.class,
                        PointsSettled.class,
                        SubscriptionStarted.class,
                        SubscriptionRenewed.class,
                        SubscriptionEnded.class);
    }
}
