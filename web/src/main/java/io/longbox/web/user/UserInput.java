package io.longbox.web.user;

import io.longbox.api.PersonalText;
import io.longbox.api.user.UserId;
import io.longbox.web.input.Check;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import org.jspecify.annotations.Nullable;

@Schema(name = "UserInput")
record UserInput(
        @Schema(example = "Ada Lovelace", maxLength = NAME_MAX, requiredMode = RequiredMode.REQUIRED) @Nullable
        String name,

        @Schema(example = "ada@example.org", maxLength = 254, requiredMode = RequiredMode.REQUIRED) @Nullable
        String email) {

    private static final int NAME_MAX = 200;

    CheckedUser checked(UserId id) {
        Check check = new Check();
        String checkedName = check.text("name", name, NAME_MAX);
        String checkedEmail = check.email("email", email);
        return check.thenMake(
                () -> new CheckedUser(id, new PersonalText(id, checkedName), new PersonalText(id, checkedEmail)));
    }
}
