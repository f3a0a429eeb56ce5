package io.longbox.benchmarks.commands;

import io.longbox.api.Quantity;
import io.longbox.api.catalog.OnShortage;
import io.longbox.api.catalog.ProductId;
import io.longbox.api.catalog.ReceiptId;
import io.longbox.api.catalog.ReceiveStock;
import io.longbox.api.catalog.ReservationId;
import io.longbox.api.catalog.ReserveStock;
import io.longbox.api.catalog.StockReserved;
import io.longbox.api.user.UserId;
import io.longbox.benchmarks.store.Lag;
import io.longbox.benchmarks.store.RunningStore;
import io.longbox.runtime.store.Tables;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The store as it runs in production, its gate asked in process: projections, sagas and policies run along. */
final class LongboxContender implements Contender {

    private final RunningStore store;
    private final CommandGateway commands;
    private final Map<Integer, ProductId> products = new ConcurrentHashMap<>();

    LongboxContender(RunningStore store) {
        this.store = store;
        this.commands = store.bean(CommandGateway.class);
    }

    @Override
    public void stock(int aggregate, int millions) throws Exception {
        ProductId product = new ProductId(UUID.randomUUID());
        for (int i = 0; i < millions; i++) {
            send(new ReceiveStock(product, new ReceiptId(UUID.randomUUID()), new Quantity(Quantity.MAX)));
        }
        products.put(aggregate, product);
    }

    @Override
    public void reserve(int aggregate) throws Exception {
        ProductId product = Optional.ofNullable(products.get(aggregate)).orElseThrow();
        send(new ReserveStock(
                product,
                new ReservationId(random()),
                new UserId(random()),
                new Quantity(1),
                OnShortage.REJECT,
                null,
                Instant.now().truncatedTo(ChronoUnit.MILLIS),
                1));
    }

    /** Ids cost the callers next to nothing so: what is measured is the store. */
    private static UUID random() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return new UUID(random.nextLong() & ~0xF000L | 0x4000L, random.nextLong() >>> 2 | Long.MIN_VALUE);
    }

    private void send(Object command) throws Exception {
        commands.send(command).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public long stored() {
        return store.bean(JdbcClient.class)
                .sql("SELECT count(*) FROM " + Tables.events().domainEventTable() + " WHERE payload_type = ?")
                .param(StockReserved.class.getName())
                .query(Long.class)
                .single();
    }

    @Override
    public Lag settle() throws InterruptedException {
        return store.settle();
    }

    @Override
    public void close() {
        store.close();
    }
}
