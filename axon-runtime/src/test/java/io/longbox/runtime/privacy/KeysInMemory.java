package io.longbox.runtime.privacy;

import io.longbox.api.user.UserId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** Keys that a test can destroy. */
public final class KeysInMemory implements PersonalKeys {

    private final Map<UserId, SecretKey> keys = new HashMap<>();
    private final Random random = new Random(1);

    @Override
    public SecretKey obtain(UserId owner) {
        return keys.computeIfAbsent(owner, o -> {
            byte[] key = new byte[32];
            random.nextBytes(key);
            return new SecretKeySpec(key, "AES");
        });
    }

    @Override
    public Optional<SecretKey> find(UserId owner) {
        return Optional.ofNullable(keys.get(owner));
    }

    public void destroy(UserId owner) {
        keys.remove(owner);
    }
}
