package io.longbox.benchmarks.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.longbox.api.catalog.FindStock;
import io.longbox.api.catalog.ProductId;
import io.longbox.api.catalog.ReleaseReason;
import io.longbox.api.catalog.ReleaseReservation;
import io.longbox.api.catalog.ReservationId;
import io.longbox.api.catalog.StockView;
import io.longbox.benchmarks.database.Database;
import io.longbox.benchmarks.database.DatabaseServer;
import io.longbox.runtime.store.Tables;
import java.util.List;
import java.util.UUID;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.queryhandling.QueryGateway;
import org.axonframework.serialization.Serializer;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class EventFillTest {

    @Test
    void filled_in_events_are_what_the_store_would_have_written() throws Exception {
        try (DatabaseServer server = DatabaseServer.open(null)) {
            Database database = server.create("fill");
            try (RunningStore store = RunningStore.start(database, List.of())) {
                new EventFill(database, store.bean(Serializer.class)).stock(7, 3, 12);
                new EventFill(database, store.bean(Serializer.class)).carts(8, 2, 6);
                store.settle();

                ProductId product = new ProductId(EventFill.id(7, 2));
                StockView stock = store.bean(QueryGateway.class)
                        .query(new FindStock(product), StockView.class)
                        .join();
                Long version = store.bean(CommandGateway.class)
                        .sendAndWait(new ReleaseReservation(
                                product, new ReservationId(UUID.randomUUID()), ReleaseReason.NOT_ADDED));

                // Four events of each product: a delivery, a copy reserved, let go, and reserved again.
                assertThat(stock.onHand()).isEqualTo(1_000_000);
                assertThat(stock.reserved()).isEqualTo(1);
                assertThat(version).isEqualTo(4);
                assertThat(deadLetters(store)).isZero();
            }
        }
    }

    private static long deadLetters(RunningStore store) {
        return store.bean(JdbcClient.class)
                .sql("SELECT count(*) FROM " + Tables.deadLetters().deadLetterTable())
                .query(Long.class)
                .single();
    }
}
