package io.longbox.api.plan;

import io.longbox.api.Identifier;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;

/** Names a plan, and its stream. */
public record PlanId(UUID value) implements Identifier {

    /**
     * @throws IllegalArgumentException if the text is not a UUID
     */
    public static PlanId of(String text) {
        return new PlanId(UUID.fromString(text));
    }

    /** The one plan by that name, whatever its case: so that no name is given twice, no list of them is needed. */
    public static PlanId ofName(String name) {
        String normalised = name.strip().toLowerCase(Locale.ROOT);
        return new PlanId(UUID.nameUUIDFromBytes(("plan " + normalised).getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
