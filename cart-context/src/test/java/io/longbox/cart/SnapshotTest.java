package io.longbox.cart;

import static io.longbox.api.catalog.OnShortage.WAIT;
import static io.longbox.cart.CartFixture.*;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import io.longbox.api.cart.CheckoutCompleted;
import io.longbox.api.order.OrderId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** A snapshot is the cart's fields as JSON. */
class SnapshotTest {

    private static final JsonMapper FIELDS_ALONE = JsonMapper.builder()
            .changeDefaultVisibility(visibility -> visibility
                    .withVisibility(PropertyAccessor.ALL, Visibility.NONE)
                    .withVisibility(PropertyAccessor.FIELD, Visibility.ANY)
                    .withVisibility(PropertyAccessor.CREATOR, Visibility.ANY))
            .build();

    @Test
    void a_snapshot_brings_back_all_of_the_state() {
        Cart cart = used();

        Cart restored = FIELDS_ALONE.readValue(FIELDS_ALONE.writeValueAsString(cart), Cart.class);

        assertThat(restored).usingRecursiveComparison().isEqualTo(cart);
    }

    @Test
    void a_restored_cart_ends_its_checkout_and_forgets_its_oldest_first() {
        Cart cart = used();
        Cart restored = FIELDS_ALONE.readValue(FIELDS_ALONE.writeValueAsString(cart), Cart.class);

        cart.on(completed(1));
        restored.on(completed(1));

        assertThat(FIELDS_ALONE.writeValueAsString(restored)).isEqualTo(FIELDS_ALONE.writeValueAsString(cart));
    }

    @Test
    void a_snapshot_knows_no_address_and_no_card() {
        assertThat(FIELDS_ALONE.writeValueAsString(used()))
                .doesNotContain("text")
                .doesNotContain(CARD.token())
                .doesNotContain(CARD.lastFour());
    }

    /** With as many ended checkouts as it remembers, and one under way. */
    private static Cart used() {
        Cart cart = new Cart();
        cart.on(requested(1, NEMO, 2, WAIT));
        cart.on(added(1, NEMO, 2));
        cart.on(requested(2, KRAZY, 1, WAIT));
        cart.on(queued(2, KRAZY, 7, 3));
        for (int n = 1; n <= Cart.ENDED_REMEMBERED; n++) {
            cart.on(new CheckoutCompleted(READER, new OrderId(new UUID(9, n)), List.of()));
        }
        cart.on(checkoutRequested(line(1, NEMO, 2)));
        return cart;
    }
}
