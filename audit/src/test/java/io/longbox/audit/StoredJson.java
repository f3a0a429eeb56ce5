package io.longbox.audit;

import io.longbox.api.user.UserId;
import io.longbox.runtime.privacy.PersonalKeys;
import io.longbox.runtime.privacy.PersonalTextCipher;
import io.longbox.runtime.serialization.AllowListedSerializer;
import io.longbox.runtime.serialization.LongboxJson;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.axonframework.serialization.AnnotationRevisionResolver;
import org.axonframework.serialization.Serializer;

/** The JSON that the store keeps, with keys that are the same for everybody and can be destroyed. */
final class StoredJson implements PersonalKeys {

    private final Map<UserId, SecretKey> keys = new HashMap<>();

    final Serializer serializer =
            new AllowListedSerializer(new AnnotationRevisionResolver(), new LongboxJson(new PersonalTextCipher(this)));

    @Override
    public SecretKey obtain(UserId owner) {
        return keys.computeIfAbsent(owner, none -> new SecretKeySpec(new byte[32], "AES"));
    }

    @Override
    public Optional<SecretKey> find(UserId owner) {
        return Optional.ofNullable(keys.get(owner));
    }

    void destroy(UserId owner) {
        keys.remove(owner);
    }
}
