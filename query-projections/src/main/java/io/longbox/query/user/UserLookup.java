package io.longbox.query.user;

import io.longbox.api.user.UserId;
import io.longbox.api.user.UserView;
import java.util.Optional;

/** What other views may ask about readers. */
public interface UserLookup {

    boolean exists(UserId user);

    Optional<UserView> find(UserId user);
}
