package io.longbox.app.little;

import io.longbox.api.user.UserId;
import io.longbox.runtime.privacy.PersonalKeys;
import java.util.Optional;
import javax.crypto.SecretKey;

/** Nothing personal is written down here. */
enum NoKeys implements PersonalKeys {
    INSTANCE;

    @Override
    public SecretKey obtain(UserId owner) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<SecretKey> find(UserId owner) {
        return Optional.empty();
    }
}
