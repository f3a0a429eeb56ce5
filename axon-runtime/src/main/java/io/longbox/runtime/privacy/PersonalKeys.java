package io.longbox.runtime.privacy;

import io.longbox.api.user.UserId;
import java.util.Optional;
import javax.crypto.SecretKey;

/** One key a person. Destroying it makes everything ever stored about the person unreadable. */
public interface PersonalKeys {

    /** The person's key, made now if there is none. */
    SecretKey obtain(UserId owner);

    /** The person's key, or nothing if it was destroyed or never made. */
    Optional<SecretKey> find(UserId owner);
}
