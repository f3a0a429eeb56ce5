package io.longbox.query.user;

import io.longbox.api.user.UserId;

/** What other views may ask about readers. */
public interface UserLookup {

    boolean exists(UserId user);
}
