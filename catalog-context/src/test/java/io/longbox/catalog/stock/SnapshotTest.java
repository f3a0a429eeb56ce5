package io.longbox.catalog.stock;

import static io.longbox.catalog.stock.GateFixture.*;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import io.longbox.api.Quantity;
import io.longbox.api.catalog.LinePaused;
import io.longbox.api.catalog.LinePolicy;
import io.longbox.api.catalog.ReleaseReason;
import io.longbox.api.catalog.ReservationReduced;
import io.longbox.api.catalog.SaleTerms;
import io.longbox.api.catalog.SaleTermsSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** A snapshot is the gate's fields as JSON. */
class SnapshotTest {

    private static final JsonMapper FIELDS_ALONE = JsonMapper.builder()
            .changeDefaultVisibility(visibility -> visibility
                    .withVisibility(PropertyAccessor.ALL, Visibility.NONE)
                    .withVisibility(PropertyAccessor.FIELD, Visibility.ANY)
                    .withVisibility(PropertyAccessor.CREATOR, Visibility.ANY))
            .build();

    @Test
    void a_snapshot_brings_back_all_of_the_state() {
        StockItem gate = used();

        StockItem restored = FIELDS_ALONE.readValue(FIELDS_ALONE.writeValueAsString(gate), StockItem.class);

        assertThat(restored).usingRecursiveComparison().isEqualTo(gate);
    }

    @Test
    void a_restored_gate_forgets_its_oldest_sale_first() {
        StockItem gate = used();
        StockItem restored = FIELDS_ALONE.readValue(FIELDS_ALONE.writeValueAsString(gate), StockItem.class);

        for (StockItem each : new StockItem[] {gate, restored}) {
            each.on(reserved(9_000, 1), 9_000);
            each.on(sold(9_000, 1), 9_001);
            each.on(returned(9_000, 9_000, 1), 9_002);
        }

        assertThat(FIELDS_ALONE.writeValueAsString(restored)).isEqualTo(FIELDS_ALONE.writeValueAsString(gate));
    }

    /** More was sold and came back than it remembers. */
    private static StockItem used() {
        StockItem gate = new StockItem();
        long sequence = 0;
        gate.on(received(1, 9_000), sequence++);
        for (int n = 1; n <= Sales.REMEMBERED + 2; n++) {
            gate.on(reserved(n, 2), sequence++);
            gate.on(sold(n, 2), sequence++);
            gate.on(returned(n, n, 1), sequence++);
        }
        gate.on(notReturned(5_000, 5_000), sequence++);
        gate.on(ticketIssued(6_000, 2, 1, 1), sequence++);
        gate.on(ticketIssued(6_001, 1, 2, 2), sequence++);
        gate.on(served(1, 2), sequence++, NOON);
        gate.on(reserved(6_002, 3), sequence++);
        gate.on(new ReservationReduced(PRODUCT, reservation(6_002), new Quantity(1), new Quantity(2)), sequence++);
        gate.on(reserved(6_003, 3), sequence++);
        gate.on(released(6_003, 3, ReleaseReason.HOLD_EXPIRED), sequence++);
        gate.on(new LinePaused(PRODUCT), sequence++);
        gate.on(new SaleTermsSet(PRODUCT, new SaleTerms(null, null, LinePolicy.SKIP, opening(7_000, 30))), sequence);
        return gate;
    }
}
