package io.longbox.runtime.serialization;

import java.util.Set;
import org.axonframework.serialization.ChainingConverter;
import org.axonframework.serialization.RevisionResolver;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.jackson3.Jackson3Serializer;

/**
 * JSON, into and out of known classes only: a type name comes from the database or from the network, so a name outside
 * our packages, Axon's and a few plain values is refused before any class is looked up.
 */
public final class AllowListedSerializer extends Jackson3Serializer {

    private static final Set<String> PLAIN_TYPES = Set.of(
            "java.lang.String",
            "java.lang.Boolean",
            "java.lang.Integer",
            "java.lang.Long",
            "java.util.UUID",
            "java.time.Instant");

    public AllowListedSerializer(RevisionResolver revisions, LongboxJson json) {
        super(Jackson3Serializer.builder()
                .revisionResolver(revisions)
                .converter(new ChainingConverter())
                .jsonMapperBuilderCustomizer(json::configure));
    }

    /**
     * @throws SerializationException if the type is not on the list
     */
    @Override
    public Class<?> classForType(SerializedType type) {
        if (!SerializedType.emptyType().equals(type) && !isAllowed(type.getName())) {
            throw new SerializationException("type not allowed: " + type.getName());
        }
        return super.classForType(type);
    }

    static boolean isAllowed(String name) {
        return name.startsWith("io.longbox.") || name.startsWith("org.axonframework.") || PLAIN_TYPES.contains(name);
    }
}
