package io.longbox.app.little;

import io.longbox.runtime.privacy.PersonalTextCipher;
import io.longbox.runtime.serialization.AllowListedSerializer;
import io.longbox.runtime.serialization.LongboxJson;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import org.axonframework.common.caching.WeakReferenceCache;
import org.axonframework.deadline.DeadlineManager;
import org.axonframework.deadline.DeadlineMessage;
import org.axonframework.deadline.GenericDeadlineMessage;
import org.axonframework.eventhandling.AnnotationEventHandlerAdapter;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
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
import org.axonframework.modelling.saga.AnnotatedSagaManager;
import org.axonframework.modelling.saga.AssociationValue;
import org.axonframework.modelling.saga.AssociationValues;
import org.axonframework.modelling.saga.SagaScopeDescriptor;
import org.axonframework.modelling.saga.repository.AnnotatedSagaRepository;
import org.axonframework.modelling.saga.repository.SagaStore;
import org.axonframework.serialization.AnnotationRevisionResolver;
import org.axonframework.serialization.SerializedObject;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * The real aggregates, sagas and policies of a {@link Cast} on one thread, without a database, and with everything between
 * them in the hands of a {@link Fate}: which event reaches whom next, which command arrives when, twice or not at all.
 *
 * <p>Sagas are written down as JSON after each event and read back for the next, as by a store that restarts all the
 * time. A lost command is made good by its sender's deadline, which comes when nothing else is left to do.
 */
public final class LittleStore {

    private static final int MOST_DELIVERIES = 20_000;
    private static final AllowListedSerializer JSON = new AllowListedSerializer(
            new AnnotationRevisionResolver(), new LongboxJson(new PersonalTextCipher(NoKeys.INSTANCE)));

    private final Cast cast;
    private final Fate fate;
    private final Ticking clock = new Ticking();
    private final SimpleCommandBus commands = SimpleCommandBus.builder().build();
    private final EventStore events = EmbeddedEventStore.builder()
            .storageEngine(new InMemoryEventStorageEngine())
            .build();
    private final List<DomainEventMessage<?>> log = new ArrayList<>();
    private final List<CommandMessage<?>> underWay = new ArrayList<>();
    private final Deadlines deadlines = new Deadlines();
    private final List<Follower> followers = new ArrayList<>();
    private final List<Outsider> outsiders = new ArrayList<>();
    private final Set<Object> arrived = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Map<Class<?>, AnnotatedSagaManager<?>> sagas = new HashMap<>();
    private final Sagas stored = new Sagas();

    public LittleStore(Cast cast, Fate fate) {
        this.cast = cast;
        this.fate = fate;
        ON_THIS_THREAD.set(clock);
        cast.aggregates().forEach(this::handleCommandsOf);
        events.subscribe(batch -> batch.forEach(event -> log.add((DomainEventMessage<?>) event)));
        cast.sagas().forEach(type -> followers.add(new Follower(saga(type))));
        cast.policies().forEach(name -> followers.add(new Follower(policy(name))));
    }

    /** Somebody outside follows what happens, as late as everybody else. */
    public void watch(Outsider outsider) {
        outsiders.add(outsider);
        followers.add(new Follower(new Handler() {
            @Override
            public boolean canHandle(EventMessage<?> event) {
                return true;
            }

            @Override
            public void handle(EventMessage<?> event) {
                outsider.sees(event.getPayload(), LittleStore.this::post);
            }
        }));
    }

    private void post(Object command) {
        underWay.add(GenericCommandMessage.asCommandMessage(command));
    }

    /** What the store has recorded, first things first. */
    public List<DomainEventMessage<?>> log() {
        return log;
    }

    /** Somebody asks for something; answers whether it was not refused. */
    public boolean send(Object command) {
        boolean[] refused = new boolean[1];
        commands.dispatch(
                GenericCommandMessage.asCommandMessage(command), (sent, result) -> refused[0] = result.isExceptional());
        return !refused[0];
    }

    public Instant now() {
        return clock.now;
    }

    /** Lets everything that is under way happen, in any order, until nobody waits for anybody. */
    public void settle() {
        int deliveries = 0;
        while (step()) {
            if (++deliveries > MOST_DELIVERIES) {
                throw new AssertionError(
                        "the store does not come to rest; under way: " + underWay + ", sagas: " + stored);
            }
        }
    }

    /** Lets at most so many things happen; answers how many did. */
    public int stumble(int most) {
        int done = 0;
        while (done < most && step()) {
            done++;
        }
        return done;
    }

    /** The process is killed: whatever is not written down is gone. */
    public void kill() {
        underWay.clear();
    }

    /** Everybody who waits for an answer loses patience, though it may be on its way. */
    public void loseAllPatience() {
        deadlines.allSteps().forEach(deadlines::fire);
    }

    /** Deadlines of a name that are not over yet are, all of a sudden. */
    public void expire(String name) {
        deadlines.named(name).forEach(deadlines::fire);
    }

    /** Everybody sees everything again, from the beginning. */
    public void setAllBack() {
        followers.forEach(follower -> follower.position = 0);
    }

    /** The processes that are not over, of one kind. */
    public long alive(Class<?> saga) {
        return stored.alive(saga);
    }

    /** Time passes, and every hold that is over by then ends, one after another. */
    public void pass(Duration time) {
        Instant until = clock.now.plus(time);
        while (true) {
            Optional<Deadlines.Pending> next = deadlines.next(until);
            if (next.isEmpty()) {
                break;
            }
            deadlines.fire(next.get());
            settle();
        }
        clock.now = until;
    }

    private boolean step() {
        List<Follower> behind = followers.stream().filter(Follower::hasNext).toList();
        int choices = behind.size() + underWay.size();
        if (choices == 0) {
            outsiders.forEach(outsider -> outsider.repeat(arrived::contains, this::post));
            return !underWay.isEmpty() || deadlines.fireOverdueStep();
        }
        int choice = fate.choose(choices);
        if (choice < behind.size()) {
            Follower follower = behind.get(choice);
            follower.position = Math.max(0, follower.position - fate.setBack());
            follower.next();
        } else {
            arrive(underWay.remove(choice - behind.size()));
        }
        return true;
    }

    private void arrive(CommandMessage<?> command) {
        Object payload = fate.changed(command.getPayload());
        Fate.Arrival arrival = fate.arrivalOf(command.getPayload());
        if (arrival == Fate.Arrival.LOST || payload == null) {
            return;
        }
        if (arrival == Fate.Arrival.TWICE) {
            underWay.add(command);
        }
        arrived.add(command.getPayload());
        commands.dispatch(GenericCommandMessage.asCommandMessage(payload), (sent, result) -> {});
    }

    /** Whether a saga waits for an answer from another part of the store. */
    public boolean isAnybodyWaiting() {
        return !underWay.isEmpty() || deadlines.anyStep();
    }

    /** Sees one event after another, but for those that are nothing to it. */
    private final class Follower {

        private final Handler handler;
        private int position;

        Follower(Handler handler) {
            this.handler = handler;
        }

        boolean hasNext() {
            while (position < log.size() && !handler.canHandle(log.get(position))) {
                position++;
            }
            return position < log.size();
        }

        void next() {
            if (hasNext()) {
                DomainEventMessage<?> event = log.get(position++);
                inTransaction(event, () -> handler.handle(event));
            }
        }
    }

    private interface Handler {
        boolean canHandle(EventMessage<?> event);

        void handle(EventMessage<?> event) throws Exception;
    }

    // The store's own parts.

    @SuppressWarnings("unchecked")
    private <T> void handleCommandsOf(AggregateModel<T> model) {
        Class<T> type = (Class<T>) model.entityClass();
        AggregateAnnotationCommandHandler.<T>builder()
                .aggregateType(type)
                .aggregateModel(model)
                .parameterResolverFactory(cast.parameters())
                .repository(EventSourcingRepository.builder(type)
                        .aggregateModel(model)
                        .eventStore(events)
                        .cache(new WeakReferenceCache())
                        .build())
                .build()
                .subscribe(commands);
    }

    private <T> Handler saga(Class<T> type) {
        AnnotatedSagaManager<T> manager = AnnotatedSagaManager.<T>builder()
                .sagaType(type)
                .sagaRepository(AnnotatedSagaRepository.<T>builder()
                        .sagaType(type)
                        .sagaStore(stored)
                        .resourceInjector(this::inject)
                        .build())
                .build();
        sagas.put(type, manager);
        return new Handler() {
            @Override
            public boolean canHandle(EventMessage<?> event) {
                return manager.canHandle(event, Segment.ROOT_SEGMENT);
            }

            @Override
            public void handle(EventMessage<?> event) throws Exception {
                manager.handle(event, Segment.ROOT_SEGMENT);
            }
        };
    }

    private Handler policy(String name) {
        try {
            Constructor<?> constructor = Cast.named(name).getDeclaredConstructor(CommandGateway.class);
            constructor.setAccessible(true);
            AnnotationEventHandlerAdapter policy = new AnnotationEventHandlerAdapter(constructor.newInstance(
                    DefaultCommandGateway.builder().commandBus(commands).build()));
            return new Handler() {
                @Override
                public boolean canHandle(EventMessage<?> event) {
                    return policy.canHandle(event);
                }

                @Override
                public void handle(EventMessage<?> event) throws Exception {
                    policy.handle(event);
                }
            };
        } catch (ReflectiveOperationException missing) {
            throw new IllegalStateException(missing);
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
        for (Class<?> type = saga.getClass(); type != Object.class; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (field.isAnnotationPresent(Autowired.class)) {
                    set(saga, field);
                }
            }
        }
    }

    private void set(Object saga, Field field) {
        try {
            field.setAccessible(true);
            if (field.getType() == CommandGateway.class) {
                field.set(
                        saga,
                        DefaultCommandGateway.builder()
                                .commandBus(new Postbox())
                                .build());
            } else if (field.getType() == DeadlineManager.class) {
                field.set(saga, deadlines);
            } else {
                field.set(saga, cast.resource(field.getType()));
            }
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Commands of sagas are under way for a while. */
    private final class Postbox implements CommandBus {

        @Override
        public <C> void dispatch(CommandMessage<C> command) {
            underWay.add(command);
        }

        @Override
        public <C, R> void dispatch(CommandMessage<C> command, CommandCallback<? super C, ? super R> callback) {
            underWay.add(command);
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

    private static final ThreadLocal<Ticking> ON_THIS_THREAD = ThreadLocal.withInitial(Ticking::new);

    /** Stamps events with the time of the store on the same thread: give it to Axon before the first is made. */
    public static Clock clockOfThisThread() {
        return new Clock() {
            @Override
            public Instant instant() {
                return ON_THIS_THREAD.get().instant();
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        };
    }

    /** Each reading is later than the one before, so that things that happen in turn end in turn. */
    private static final class Ticking extends Clock {

        private Instant now = Instant.parse("2026-03-01T12:00:00Z");

        @Override
        public Instant instant() {
            now = now.plusNanos(1_000);
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    private final class Deadlines implements DeadlineManager {

        record Pending(String id, String name, Instant due, SagaScopeDescriptor saga) {
            boolean isStep() {
                return name.endsWith("step-overdue");
            }
        }

        private final Map<String, Pending> pending = new TreeMap<>();
        private int scheduled;

        Optional<Pending> next(Instant until) {
            return pending.values().stream()
                    .filter(deadline -> !deadline.isStep() && !deadline.due().isAfter(until))
                    .min(Comparator.comparing(Pending::due));
        }

        boolean anyStep() {
            return pending.values().stream().anyMatch(Pending::isStep);
        }

        boolean fireOverdueStep() {
            List<Pending> steps =
                    pending.values().stream().filter(Pending::isStep).toList();
            if (steps.isEmpty()) {
                return false;
            }
            fire(steps.get(fate.choose(steps.size())));
            return true;
        }

        List<Pending> allSteps() {
            return pending.values().stream().filter(Pending::isStep).toList();
        }

        List<Pending> named(String name) {
            return pending.values().stream()
                    .filter(deadline -> deadline.name().equals(name))
                    .toList();
        }

        void fire(Pending deadline) {
            pending.remove(deadline.id());
            if (clock.now.isBefore(deadline.due()) && !deadline.isStep()) {
                clock.now = deadline.due();
            }
            DeadlineMessage<?> message = GenericDeadlineMessage.asDeadlineMessage(deadline.name(), null, clock.now);
            inTransaction(message, () -> sagas.values().forEach(manager -> send(manager, message, deadline.saga())));
        }

        private static void send(AnnotatedSagaManager<?> manager, DeadlineMessage<?> message, ScopeDescriptor scope) {
            try {
                if (manager.canResolve(scope)) {
                    manager.send(message, scope);
                }
            } catch (Exception failure) {
                throw new IllegalStateException(failure);
            }
        }

        @Override
        public String schedule(Instant due, String name, Object payload, ScopeDescriptor scope) {
            String id = "%08d".formatted(++scheduled);
            pending.put(id, new Pending(id, name, due, (SagaScopeDescriptor) scope));
            return id;
        }

        @Override
        public String schedule(Duration after, String name, Object payload, ScopeDescriptor scope) {
            return schedule(clock.now.plus(after), name, payload, scope);
        }

        @Override
        public void cancelSchedule(String name, String id) {
            pending.remove(id);
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

    /** Keeps sagas as the JSON that production would keep. */
    private static final class Sagas implements SagaStore<Object> {

        private record Kept(SerializedObject<byte[]> saga, Set<AssociationValue> associations) {}

        private final Map<String, Kept> kept = new TreeMap<>();
        private final Map<AssociationValue, Set<String>> associated = new HashMap<>();

        @Override
        public Set<String> findSagas(Class<?> type, AssociationValue association) {
            return associated.getOrDefault(association, Set.of()).stream()
                    .filter(id -> kept.containsKey(id)
                            && kept.get(id).saga().getType().getName().equals(type.getName()))
                    .collect(Collectors.toSet());
        }

        @Override
        public <S> Entry<S> loadSaga(Class<S> type, String id) {
            Kept found = kept.get(id);
            if (found == null || !found.saga().getType().getName().equals(type.getName())) {
                return null;
            }
            S saga = JSON.deserialize(found.saga());
            return new Entry<>() {
                @Override
                public Set<AssociationValue> associationValues() {
                    return found.associations();
                }

                @Override
                public S saga() {
                    return saga;
                }
            };
        }

        @Override
        public void deleteSaga(Class<?> type, String id, Set<AssociationValue> associations) {
            kept.remove(id);
        }

        @Override
        public void insertSaga(Class<?> type, String id, Object saga, Set<AssociationValue> associations) {
            kept.put(id, new Kept(JSON.serialize(saga, byte[].class), Set.copyOf(associations)));
            associations.forEach(association -> associated
                    .computeIfAbsent(association, fresh -> new HashSet<>())
                    .add(id));
        }

        @Override
        public void updateSaga(Class<?> type, String id, Object saga, AssociationValues associations) {
            kept.put(id, new Kept(JSON.serialize(saga, byte[].class), associations.asSet()));
        }

        long alive(Class<?> type) {
            return kept.values().stream()
                    .filter(saga -> saga.saga().getType().getName().equals(type.getName()))
                    .count();
        }

        @Override
        public String toString() {
            return kept.values().stream()
                    .map(saga -> new String(saga.saga().getData(), StandardCharsets.UTF_8))
                    .collect(Collectors.joining("\n"));
        }
    }
}
