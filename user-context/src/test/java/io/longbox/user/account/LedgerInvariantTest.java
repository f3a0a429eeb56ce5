package io.longbox.user.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.longbox.api.PersonalText;
import io.longbox.api.Points;
import io.longbox.api.RefusedException;
import io.longbox.api.user.AddPoints;
import io.longbox.api.user.DeductPoints;
import io.longbox.api.user.PointsAdded;
import io.longbox.api.user.PointsDeducted;
import io.longbox.api.user.PointsEntryId;
import io.longbox.api.user.PointsSet;
import io.longbox.api.user.PointsSpent;
import io.longbox.api.user.RegisterUser;
import io.longbox.api.user.ReinstateUser;
import io.longbox.api.user.ReverseSpend;
import io.longbox.api.user.SetPoints;
import io.longbox.api.user.SpendPoints;
import io.longbox.api.user.SpendRefused;
import io.longbox.api.user.SpendReversed;
import io.longbox.api.user.SuspendUser;
import io.longbox.api.user.UserId;
import io.longbox.user.email.EmailDirectory;
import java.util.ArrayList;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random commands, repeats among them: whatever comes, a reader's points equal the sum of the ledger. */
class LedgerInvariantTest {

    private static final int COMMANDS = 400;

    private final UserId ada = new UserId(UUID.randomUUID());

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34})
    void points_equal_the_sum_of_the_ledger(long seed) {
        Configuration axon = DefaultConfigurer.defaultConfiguration(false)
                .configureAggregate(User.class)
                .configureEmbeddedEventStore(configuration -> new InMemoryEventStorageEngine())
                .registerComponent(EmailDirectory.class, configuration -> (user, address) -> true)
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
            checkLedger(history(axon));
        } finally {
            axon.shutdown();
        }
    }

    private List<Object> randomCommands(Random random) {
        List<Object> commands = new ArrayList<>();
        while (commands.size() < COMMANDS) {
            PointsEntryId entry = new PointsEntryId(new UUID(random.nextLong(), random.nextLong()));
            switch (random.nextInt(12)) {
                case 0, 1 -> commands.add(new AddPoints(ada, entry, amount(random), "random"));
                case 2, 3 -> commands.add(new DeductPoints(ada, entry, amount(random), "random"));
                case 4 -> commands.add(new SetPoints(ada, entry, amount(random), "random"));
                case 5 -> commands.add(new SuspendUser(ada, "random"));
                case 6 -> commands.add(new ReinstateUser(ada));
                case 7, 8 -> commands.add(new SpendPoints(ada, entry, amount(random), "random"));
                case 9, 10 -> commands.add(new ReverseSpend(ada, spent(commands, random, entry), "random"));
                default -> {
                    // Not further back than what is remembered: each of the commands between makes one entry at most.
                    int back = 1 + random.nextInt(PointsLedger.REMEMBERED);
                    commands.add(commands.isEmpty() ? new ReinstateUser(ada) : earlier(commands, back));
                }
            }
        }
        return commands;
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
        Map<PointsEntryId, Points> paid = new HashMap<>();
        for (Object event : history) {
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
            } else if (event instanceof PointsSpent spent) {
                sum -= spent.amount().value();
                assertThat(spent.balance().value()).isEqualTo(sum);
                assertThat(entries.add(spent.entry())).isTrue();
                paid.put(spent.entry(), spent.amount());
            } else if (event instanceof SpendReversed reversed) {
                sum += reversed.amount().value();
                assertThat(reversed.balance().value()).isEqualTo(sum);
                assertThat(entries.add(reversed.reversal())).isTrue();
                assertThat(paid.remove(reversed.entry())).isEqualTo(reversed.amount());
            } else if (event instanceof SpendRefused refused) {
                assertThat(refused.balance().value()).isEqualTo(sum);
            }
            assertThat(sum).isBetween(0L, Points.MAX);
        }
        assertThat(entries).hasSizeGreaterThan(COMMANDS / 8);
    }
}
