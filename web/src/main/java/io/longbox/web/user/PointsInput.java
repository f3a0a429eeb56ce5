package io.longbox.web.user;

import io.longbox.api.Points;
import io.longbox.api.user.AddPoints;
import io.longbox.api.user.DeductPoints;
import io.longbox.api.user.PointsEntryId;
import io.longbox.api.user.PointsOperation;
import io.longbox.api.user.SetPoints;
import io.longbox.api.user.UserId;
import io.longbox.web.input.Check;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import org.jspecify.annotations.Nullable;

@Schema(name = "PointsInput")
record PointsInput(
        @Schema(example = "ADD", requiredMode = RequiredMode.REQUIRED) @Nullable
        PointsOperation operation,

        @Schema(
                description = "At least 1, or 0 for SET",
                example = "100",
                minimum = "0",
                requiredMode = RequiredMode.REQUIRED)
        @Nullable
        Long amount,

        @Schema(example = "welcome", maxLength = SuspensionInput.REASON_MAX, requiredMode = RequiredMode.REQUIRED)
        @Nullable
        String reason) {

    /** The command that makes the entry. */
    Object checked(UserId user, PointsEntryId entry) {
        Check check = new Check();
        PointsOperation checkedOperation = check.required("operation", operation, PointsOperation.ADD);
        long least = checkedOperation == PointsOperation.SET ? 0 : 1;
        long checkedAmount = check.number("amount", amount, least, Points.MAX);
        String checkedReason = check.text("reason", reason, SuspensionInput.REASON_MAX);
        return check.thenMake(() -> {
            Points points = new Points(checkedAmount);
            return switch (checkedOperation) {
                case ADD -> new AddPoints(user, entry, points, checkedReason);
                case DEDUCT -> new DeductPoints(user, entry, points, checkedReason);
                case SET -> new SetPoints(user, entry, points, checkedReason);
            };
        });
    }
}
