package io.longbox.web.shipping;

import io.longbox.api.PersonalText;
import io.longbox.api.user.AddressView;
import io.longbox.api.user.SaveAddress;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An address in a reader's address book, as the API shows one. What the store has not caught up with yet is null. */
@Schema(name = "SavedAddress")
record SavedAddressJson(
        UUID id,
        @Schema(example = "At home") @Nullable String label,
        AddressJson address,
        @Nullable Instant savedAt) {

    static SavedAddressJson of(AddressView saved) {
        return new SavedAddressJson(
                saved.id().value(), text(saved.label()), AddressJson.of(saved.address()), saved.savedAt());
    }

    static SavedAddressJson of(SaveAddress save) {
        return new SavedAddressJson(save.id().value(), text(save.label()), AddressJson.of(save.address()), null);
    }

    private static @Nullable String text(@Nullable PersonalText label) {
        return label == null ? null : label.text();
    }

    @Override
    public String toString() {
        return "(a saved address)";
    }
}
