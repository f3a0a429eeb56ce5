package io.longbox.web.user;

import io.longbox.api.PersonalText;
import io.longbox.api.user.UserId;

/** What a reader may be called and reached by. */
record CheckedUser(UserId id, PersonalText name, PersonalText email) {}
