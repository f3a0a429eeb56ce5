package io.longbox.reading;

import io.longbox.api.Points;
import io.longbox.api.chapter.AdmitReader;
import io.longbox.api.chapter.ChapterId;
import io.longbox.api.chapter.NotAdmittedReason;
import io.longbox.api.chapter.ReaderAdmitted;
import io.longbox.api.chapter.ReaderNotAdmitted;
import io.longbox.api.user.PointsEntryId;
import io.longbox.api.user.PointsSpent;
import io.longbox.api.user.ReverseSpend;
import io.longbox.api.user.SpendNotReversed;
import io.longbox.api.user.SpendPoints;
import io.longbox.api.user.SpendRefusalReason;
import io.longbox.api.user.SpendRefused;
import io.longbox.api.user.SpendReversed;
import io.longbox.api.user.UserId;
import java.lang.reflect.Field;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandCallback;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.common.Registration;
import org.axonframework.deadline.DeadlineManager;
import org.axonframework.deadline.DeadlineMessage;
import org.axonframework.deadline.GenericDeadlineMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.messaging.MessageDispatchInterceptor;
import org.axonframework.messaging.MessageHandler;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.ScopeDescriptor;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.modelling.command.AggregateAnnotationCommandHandler;
import org.axonframework.modelling.command.inspection.AggregateModel;
import org.axonframework.modelling.command.inspection.AnnotatedAggregateMetaModelFactory;
import org.axonframework.modelling.saga.AnnotatedSagaManager;
import org.axonframework.modelling.saga.AssociationValue;
import org.axonframework.modelling.saga.AssociationValues;
import org.axonframework.modelling.saga.SagaScopeDescriptor;
import org.axonframework.modelling.saga.metamodel.AnnotationSagaMetaModelFactory;
import org.axonframework.modelling.saga.metamodel.SagaModel;
import org.axonframework.modelling.saga.repository.AnnotatedSagaRepository;
import org.axonframework.modelling.saga.repository.SagaStore;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * The real unlocks and their process on one thread, between a plain ledger and plain chapters, with everything between
 * them in the hands of chance: commands get lost, come late, twice and in any order, time passes too fast, events are seen
 * again.
 *
 * <p>The process is written down as JSON after each event and read back for the next, as by a store that restarts all the
 * time.
 */
final class LittleStore {

    private static final int MOST_DELIVERIES = 100_000;
    private static final AggregateModel<ChapterUnlock> UNLOCK =
            AnnotatedAggregateMetaModelFactory.inspectAggregate(ChapterUnlock.class);
    private static final SagaModel<ChapterUnlockSaga> PROCESS =
            new AnnotationSagaMetaModelFactory().modelOf(ChapterUnlockSaga.class);

    private final Random random;
    private final boolean barring;
    private final SimpleCommandBus unlocks = SimpleCommandBus.builder().build();
    private final List<EventMessage<?>> log = new ArrayList<>();
    private final List<Object> underWay = new ArrayList<>();
    private final Deadlines deadlines = new Deadlines();
    private final Stored stored = new Stored();
    private final CommandGateway postbox =
            DefaultCommandGateway.builder().commandBus(new Postbox()).build();
    private final AnnotatedSagaManager<ChapterUnlockSaga> process;
    private int seen;
    private boolean losing = true;

    final Ledger ledger = new Ledger();
    final Map<ChapterId, Points> offered = new HashMap<>();

    /**
     * @param barring whether an entry that was reversed takes nothing any more even if it had not taken anything by then,
     *     as the published language promises
     */
    LittleStore(long seed, boolean barring) {
        this.random = new Random(seed);
        this.barring = barring;
        EventStore events = EmbeddedEventStore.builder()
                .storageEngine(new InMemoryEventStorageEngine())
                .build();
        events.subscribe(log::addAll);
        AggregateAnnotationCommandHandler.<ChapterUnlock>builder()
                .aggregateType(ChapterUnlock.class)
                .aggregateModel(UNLOCK)
                .repository(EventSourcingRepository.builder(ChapterUnlock.class)
                        .aggregateModel(UNLOCK)
                        .eventStore(events)
                        .build())
                .build()
                .subscribe(unlocks);
        process = AnnotatedSagaManager.<ChapterUnlockSaga>builder()
                .sagaType(ChapterUnlockSaga.class)
                .sagaModel(PROCESS)
                .sagaRepository(AnnotatedSagaRepository.<ChapterUnlockSaga>builder()
                        .sagaType(ChapterUnlockSaga.class)
                        .sagaModel(PROCESS)
                        .sagaStore(stored)
                        .resourceInjector(this::inject)
                        .build())
                .build();
    }

    /** What has happened, first things first. */
    <E> List<E> happened(Class<E> type) {
        return log.stream()
                .map(EventMessage::getPayload)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    /** The steps in which a process was read back from its JSON. */
    Set<ChapterUnlockSaga.Step> stepsReadBack() {
        return stored.read;
    }

    /** The processes that have not ended. */
    String unfinished() {
        return String.join("\n", stored.kept.values());
    }

    /** Somebody asks for something, and it arrives. */
    void send(Object command) {
        unlocks.dispatch(GenericCommandMessage.asCommandMessage(command));
    }

    /** A few of the things that are under way happen. */
    void stumble() {
        for (int i = random.nextInt(12); i > 0; i--) {
            step();
        }
    }

    /** All that is under way happens, in any order, until nobody waits for anybody. */
    void settle() {
        losing = false;
        int deliveries = 0;
        while (step()) {
            if (++deliveries > MOST_DELIVERIES) {
                throw new AssertionError("the store does not come to rest: " + underWay + unfinished());
            }
        }
    }

    private boolean step() {
        List<Runnable> possible = new ArrayList<>();
        if (seen < log.size()) {
            possible.add(this::see);
            possible.add(this::see);
        }
        if (!underWay.isEmpty()) {
            possible.add(this::deliver);
            possible.add(this::deliver);
        }
        deadlines.due().ifPresent(due -> possible.add(() -> deadlines.fire(due)));
        if (possible.isEmpty()) {
            return false;
        }
        possible.get(random.nextInt(possible.size())).run();
        return true;
    }

    private void see() {
        EventMessage<?> event = log.get(seen++);
        int times = random.nextInt(8) == 0 ? 2 : 1;
        for (int i = 0; i < times; i++) {
            inTransaction(event, () -> process.handle(event, Segment.ROOT_SEGMENT));
        }
    }

    private void deliver() {
        Object command = underWay.remove(random.nextInt(underWay.size()));
        int dice = random.nextInt(100);
        if (losing && dice < 20) {
            return;
        }
        // A payment comes once each time it is sent; the process itself sends it again and again.
        if (dice > 85 && !(command instanceof SpendPoints)) {
            underWay.add(command);
        }
        if (command instanceof SpendPoints spend) {
            ledger.handle(spend);
        } else if (command instanceof ReverseSpend reverse) {
            ledger.handle(reverse);
        } else if (command instanceof AdmitReader admit) {
            happen(admission(admit));
        } else {
            send(command);
        }
    }

    private Object admission(AdmitReader admit) {
        Points price = offered.get(admit.chapter());
        if (price == null) {
            return new ReaderNotAdmitted(admit.chapter(), admit.entry(), admit.user(), NotAdmittedReason.NOT_OFFERED);
        }
        return price.equals(admit.price())
                ? new ReaderAdmitted(admit.chapter(), admit.entry(), admit.user(), price)
                : new ReaderNotAdmitted(admit.chapter(), admit.entry(), admit.user(), NotAdmittedReason.PRICE_CHANGED);
    }

    private void happen(Object event) {
        log.add(GenericEventMessage.asEventMessage(event));
    }

    /** Each reader's points, as the published language promises them. */
    final class Ledger {

        final Map<UserId, Points> balances = new HashMap<>();
        final Set<UserId> suspended = new HashSet<>();
        final Map<PointsEntryId, Points> spent = new HashMap<>();
        final Set<PointsEntryId> reversed = new HashSet<>();

        /** What was taken for these entries and not given back. */
        Points kept(Set<PointsEntryId> entries) {
            return spent.entrySet().stream()
                    .filter(entry -> entries.contains(entry.getKey()) && !reversed.contains(entry.getKey()))
                    .map(Map.Entry::getValue)
                    .reduce(Points.NONE, Points::plus);
        }

        private void handle(SpendPoints command) {
            Points balance = balances.get(command.user());
            if (reversed.contains(command.entry())) {
                happen(refused(command, balance, SpendRefusalReason.REVERSED));
            } else if (spent.containsKey(command.entry())) {
                return;
            } else if (suspended.contains(command.user())) {
                happen(refused(command, balance, SpendRefusalReason.READER_SUSPENDED));
            } else if (!balance.covers(command.amount())) {
                happen(refused(command, balance, SpendRefusalReason.BALANCE_TOO_LOW));
            } else {
                Points left = balance.minus(command.amount());
                balances.put(command.user(), left);
                spent.put(command.entry(), command.amount());
                happen(new PointsSpent(command.user(), command.entry(), command.amount(), left, command.reason()));
            }
        }

        private static SpendRefused refused(SpendPoints command, Points balance, SpendRefusalReason reason) {
            return new SpendRefused(command.user(), command.entry(), command.amount(), balance, reason);
        }

        private void handle(ReverseSpend command) {
            Points amount = spent.get(command.entry());
            boolean first = (amount != null || barring) && reversed.add(command.entry());
            if (amount == null || !first) {
                happen(new SpendNotReversed(command.user(), command.entry()));
                return;
            }
            Points balance = balances.get(command.user()).plus(amount);
            balances.put(command.user(), balance);
            happen(new SpendReversed(
                    command.user(),
                    command.entry(),
                    PointsEntryId.ofReversal(command.entry()),
                    amount,
                    balance,
                    command.reason()));
        }
    }

    private interface Work {
        void run() throws Exception;
    }

    private static void inTransaction(EventMessage<?> message, Work work) {
        DefaultUnitOfWork.startAndGet(message).execute(() -> {
            try {
                work.run();
            } catch (RuntimeException failure) {
                throw failure;
            } catch (Exception failure) {
                throw new IllegalStateException(failure);
            }
        });
    }

    private void inject(Object saga) {
        for (Field field : saga.getClass().getDeclaredFields()) {
            if (field.isAnnotationPresent(Autowired.class)) {
                try {
                    field.setAccessible(true);
                    field.set(
                            saga,
                            field.getType() == CommandGateway.class
                                    ? postbox
                                    : field.getType() == DeadlineManager.class ? deadlines : ReadingFixture.PROPERTIES);
                } catch (IllegalAccessException impossible) {
                    throw new IllegalStateException(impossible);
                }
            }
        }
    }

    /** What the process sends is under way for a while. */
    private final class Postbox implements CommandBus {

        @Override
        public <C> void dispatch(CommandMessage<C> command) {
            underWay.add(command.getPayload());
        }

        @Override
        public <C, R> void dispatch(CommandMessage<C> command, CommandCallback<? super C, ? super R> callback) {
            underWay.add(command.getPayload());
        }

        @Override
        public Registration subscribe(String command, MessageHandler<? super CommandMessage<?>> handler) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Registration registerHandlerInterceptor(
                MessageHandlerInterceptor<? super CommandMessage<?>> interceptor) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Registration registerDispatchInterceptor(
                MessageDispatchInterceptor<? super CommandMessage<?>> interceptor) {
            throw new UnsupportedOperationException();
        }
    }

    /** A step may be overdue at any time. */
    private final class Deadlines implements DeadlineManager {

        record Pending(String id, String name, SagaScopeDescriptor saga) {}

        private final Map<String, Pending> pending = new TreeMap<>();
        private int scheduled;

        Optional<Pending> due() {
            List<Pending> due = List.copyOf(pending.values());
            return due.isEmpty() ? Optional.empty() : Optional.of(due.get(random.nextInt(due.size())));
        }

        void fire(Pending deadline) {
            pending.remove(deadline.id());
            DeadlineMessage<?> message = GenericDeadlineMessage.asDeadlineMessage(deadline.name(), null, Instant.EPOCH);
            inTransaction(message, () -> {
                if (process.canResolve(deadline.saga())) {
                    process.send(message, deadline.saga());
                }
            });
        }

        @Override
        public String schedule(Instant due, String name, Object payload, ScopeDescriptor scope) {
            String id = "%08d".formatted(++scheduled);
            pending.put(id, new Pending(id, name, (SagaScopeDescriptor) scope));
            return id;
        }

        @Override
        public String schedule(Duration after, String name, Object payload, ScopeDescriptor scope) {
            return schedule(Instant.EPOCH, name, payload, scope);
        }

        @Override
        public void cancelSchedule(String name, String id) {
            // Now and then it is too late for that.
            if (random.nextInt(10) > 0) {
                pending.remove(id);
            }
        }

        @Override
        public Registration registerDispatchInterceptor(
                MessageDispatchInterceptor<? super DeadlineMessage<?>> interceptor) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Registration registerHandlerInterceptor(
                MessageHandlerInterceptor<? super DeadlineMessage<?>> interceptor) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void cancelAll(String name) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void cancelAllWithinScope(String name, ScopeDescriptor scope) {
            throw new UnsupportedOperationException();
        }
    }

    /** Keeps processes as JSON. */
    private static final class Stored implements SagaStore<ChapterUnlockSaga> {

        private final Map<String, String> kept = new TreeMap<>();
        private final Map<String, Set<AssociationValue>> associations = new HashMap<>();
        private final Set<ChapterUnlockSaga.Step> read = EnumSet.noneOf(ChapterUnlockSaga.Step.class);

        @Override
        public Set<String> findSagas(Class<? extends ChapterUnlockSaga> type, AssociationValue association) {
            return kept.keySet().stream()
                    .filter(id -> associations.get(id).contains(association))
                    .collect(Collectors.toSet());
        }

        @Override
        public <S extends ChapterUnlockSaga> Entry<S> loadSaga(Class<S> type, String id) {
            String json = kept.get(id);
            if (json == null) {
                return null;
            }
            S saga = SnapshotTest.FIELDS_ALONE.readValue(json, type);
            read.add(ChapterUnlockSaga.Step.valueOf(
                    SnapshotTest.FIELDS_ALONE.readTree(json).get("step").asString()));
            Set<AssociationValue> associated = associations.get(id);
            return new Entry<>() {
                @Override
                public Set<AssociationValue> associationValues() {
                    return associated;
                }

                @Override
                public S saga() {
                    return saga;
                }
            };
        }

        @Override
        public void deleteSaga(Class<? extends ChapterUnlockSaga> type, String id, Set<AssociationValue> associations) {
            kept.remove(id);
        }

        @Override
        public void insertSaga(
                Class<? extends ChapterUnlockSaga> type,
                String id,
                ChapterUnlockSaga saga,
                Set<AssociationValue> associations) {
            kept.put(id, SnapshotTest.FIELDS_ALONE.writeValueAsString(saga));
            this.associations.put(id, Set.copyOf(associations));
        }

        @Override
        public void updateSaga(
                Class<? extends ChapterUnlockSaga> type,
                String id,
                ChapterUnlockSaga saga,
                AssociationValues associations) {
            insertSaga(type, id, saga, associations.asSet());
        }
    }
}
