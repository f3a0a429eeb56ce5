package io.longbox.web.shipping;

import io.longbox.api.PersonalText;
import io.longbox.api.shipping.Address;
import io.longbox.api.user.AddressId;
import io.longbox.api.user.SaveAddress;
import io.longbox.api.user.UserId;
import io.longbox.web.input.Check;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import org.jspecify.annotations.Nullable;

@Schema(name = "SavedAddressInput")
record SavedAddressInput(
        @Schema(description = "What the reader calls it", example = "At home", maxLength = LABEL_MAX) @Nullable
        String label,

        @Schema(requiredMode = RequiredMode.REQUIRED) @Nullable
        AddressInput address) {

    private static final int LABEL_MAX = 50;
    private static final AddressInput NONE = new AddressInput("-", "-", null, null, "-", null, "DE");

    SaveAddress checked(UserId user, AddressId id, @Nullable Long expectedVersion) {
        Check check = new Check();
        PersonalText checkedLabel = AddressInput.personal(user, check.optionalText("label", label, LABEL_MAX));
        Address checkedAddress = check.required("address", address, NONE).checked(check, "address.", user);
        return check.thenMake(() -> new SaveAddress(user, id, checkedLabel, checkedAddress, expectedVersion));
    }

    @Override
    public String toString() {
        return "(a saved address)";
    }
}
