package io.longbox.web.user;

import io.longbox.api.Points;
import io.longbox.api.user.AddPoints;
import io.longbox.api.user.DeductPoints;
import io.longbox.api.user.EarnPoints;
import io.longbox.api.user.PointsEntryId;
import io.longbox.api.user.SetPoints;
import io.longbox.api.user.UserId;
import io.longbox.web.input.Check;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

@Schema(name = "PointsInput")
record PointsInput(
        @Schema(example = "ADD", requiredMode = RequiredMode.REQUIRED) @Nullable
        Operation operation,

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

    /** What may be asked for from outside; other entries of a ledger are made by what a reader buys. */
    @Schema(name = "PointsChange")
    enum Operation {
        ADD,
        DEDUCT,
        SET,
        /** The amount is multiplied as the reader's plan has it, and rounded down. */
        EARN
    }

    /** The command that makes the entry. */
    Object checked(UserId user, PointsEntryId entry, Instant now) {
        Check check = new Check();
        Operation checkedOperation = check.required("operation", operation, Operation.ADD);
        long least = checkedOperation == Operation.SET ? 0 : 1;
        long checkedAmount = check.number("amount", amount, least, Points.MAX);
        String checkedReason = check.text("reason", reason, SuspensionInput.REASON_MAX);
        return check.thenMake(() -> {
            Points points = new Points(checkedAmount);
            return switch (checkedOperation) {
                case ADD -> new AddPoints(user, entry, points, checkedReason);
                case DEDUCT -> new DeductPoints(user, entry, points, checkedReason);
                case EARN -> new EarnPoints(user, entry, points, checkedReason, now);
                case SET -> new SetPoints(user, entry, points, checkedReason);
            };
        });
    }
}
