package io.longbox.api.catalog;

import io.longbox.api.Identifier;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Names one question for stock, from the cart's request to its end as sold, released or refused.
 * The request in the cart and the reservation at the gate share it, and so does the process between them.
 */
public record ReservationId(UUID value) implements Identifier {

    /**
     * @throws IllegalArgumentException if the text is not a UUID
     */
    public static ReservationId of(String text) {
        return new ReservationId(UUID.fromString(text));
    }

    /** What the gate sets aside for a ticket when its turn comes: one name, however often it is derived. */
    public static ReservationId ofTicket(ProductId product, long ticket) {
        return new ReservationId(
                UUID.nameUUIDFromBytes(("ticket " + ticket + " of " + product).getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
