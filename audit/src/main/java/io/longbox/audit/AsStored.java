package io.longbox.audit;

import org.axonframework.serialization.Converter;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.Serializer;

/**
 * Gets from a message the very text that was stored. A message gives it out only to a serializer that equals the one it
 * was read with; to any other it gives what it has read, written anew: personal texts would be opened for that, and
 * sealed by another nonce each time. Where Axon Server keeps the events, that one is wrapped, and equals no bean. So this
 * one equals all of them.
 */
final class AsStored implements Serializer {

    private final Serializer serializer;

    AsStored(Serializer serializer) {
        this.serializer = serializer;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Serializer;
    }

    @Override
    public int hashCode() {
        return 0;
    }

    @Override
    public <T> SerializedObject<T> serialize(Object object, Class<T> expectedRepresentation) {
        return serializer.serialize(object, expectedRepresentation);
    }

    @Override
    public <T> boolean canSerializeTo(Class<T> expectedRepresentation) {
        return serializer.canSerializeTo(expectedRepresentation);
    }

    @Override
    public <S, T> T deserialize(SerializedObject<S> serializedObject) {
        return serializer.deserialize(serializedObject);
    }

    @Override
    public Class<?> classForType(SerializedType type) {
        return serializer.classForType(type);
    }

    @Override
    @SuppressWarnings("rawtypes")
    public SerializedType typeForClass(Class type) {
        return serializer.typeForClass(type);
    }

    @Override
    public Converter getConverter() {
        return serializer.getConverter();
    }
}
