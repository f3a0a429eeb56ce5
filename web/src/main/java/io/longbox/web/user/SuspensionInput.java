package io.longbox.web.user;

import io.longbox.web.input.Check;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import org.jspecify.annotations.Nullable;

@Schema(name = "SuspensionInput")
record SuspensionInput(
        @Schema(example = "chargeback under review", maxLength = REASON_MAX, requiredMode = RequiredMode.REQUIRED)
        @Nullable
        String reason) {

    static final int REASON_MAX = 500;

    String checked() {
        Check check = new Check();
        String checkedReason = check.text("reason", reason, REASON_MAX);
        return check.thenMake(() -> checkedReason);
    }
}
