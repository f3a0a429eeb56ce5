package io.longbox.benchmarks.parts;

import io.longbox.api.Quantity;
import io.longbox.api.catalog.OnShortage;
import io.longbox.api.catalog.ProductId;
import io.longbox.api.catalog.ReceiptId;
import io.longbox.api.catalog.ReceiveStock;
import io.longbox.api.catalog.ReleaseReason;
import io.longbox.api.catalog.ReleaseReservation;
import io.longbox.api.catalog.ReservationId;
import io.longbox.api.catalog.ReserveStock;
import io.longbox.api.user.UserId;
import java.lang.reflect.Constructor;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.distributed.AnnotationRoutingStrategy;
import org.axonframework.commandhandling.distributed.RoutingStrategy;
import org.axonframework.eventhandling.EventBus;
import org.axonframework.eventhandling.SimpleEventBus;
import org.axonframework.eventsourcing.EventSourcedAggregate;
import org.axonframework.eventsourcing.NoSnapshotTriggerDefinition;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.inspection.AggregateModel;
import org.axonframework.modelling.command.inspection.AnnotatedAggregateMetaModelFactory;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What a command costs at the gate, without a store behind it: to whom it goes, and what is decided. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class Gate {

    private final ProductId product = new ProductId(UUID.randomUUID());
    private final UserId user = new UserId(UUID.randomUUID());
    private final Quantity one = new Quantity(1);
    private final Instant then = Instant.parse("2026-01-01T00:00:00Z");
    private final CommandMessage<?> command = message(reserve());
    private final RoutingStrategy routing = AnnotationRoutingStrategy.defaultStrategy();
    private final EventBus nobodyListens = SimpleEventBus.builder().build();
    private final Aggregate<?> gate;

    public Gate() {
        gate = newGate();
        handle(new ReceiveStock(product, new ReceiptId(UUID.randomUUID()), new Quantity(Quantity.MAX)));
    }

    @Benchmark
    public String route() {
        return routing.getRoutingKey(command);
    }

    /** Both, so that the gate stays as it is however long this lasts. */
    @Benchmark
    public Object reserveAndRelease() {
        ReserveStock ask = reserve();
        handle(ask);
        return handle(new ReleaseReservation(product, ask.reservation(), ReleaseReason.REMOVED_FROM_CART));
    }

    private ReserveStock reserve() {
        return new ReserveStock(
                product, new ReservationId(UUID.randomUUID()), user, one, OnShortage.REJECT, null, then, 1);
    }

    private Object handle(Object payload) {
        CommandMessage<Object> message = message(payload);
        UnitOfWork<CommandMessage<Object>> unitOfWork = DefaultUnitOfWork.startAndGet(message);
        try {
            return gate.handle(message);
        } catch (Exception refused) {
            throw new IllegalStateException("the gate was to accept everything", refused);
        } finally {
            unitOfWork.commit();
        }
    }

    private static <T> CommandMessage<T> message(T payload) {
        return GenericCommandMessage.asCommandMessage(payload);
    }

    /** The gate is nobody's business but its context's, so it has to be asked for by its name. */
    private Aggregate<?> newGate() {
        try {
            return newAggregate(Class.forName("io.longbox.catalog.stock.StockItem"));
        } catch (ReflectiveOperationException gone) {
            throw new IllegalStateException("the gate is not where it was", gone);
        }
    }

    private <T> Aggregate<T> newAggregate(Class<T> type) throws ReflectiveOperationException {
        AggregateModel<T> model = AnnotatedAggregateMetaModelFactory.inspectAggregate(type);
        Constructor<T> constructor = type.getDeclaredConstructor();
        constructor.setAccessible(true);
        return EventSourcedAggregate.initialize(
                constructor.newInstance(), model, nobodyListens, NoSnapshotTriggerDefinition.TRIGGER);
    }
}
