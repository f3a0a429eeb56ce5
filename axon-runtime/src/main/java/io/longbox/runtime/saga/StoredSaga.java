package io.longbox.runtime.saga;

import java.util.Set;
import org.axonframework.modelling.saga.AssociationValue;
import org.axonframework.serialization.SerializedObject;
import org.jspecify.annotations.Nullable;

/**
 * A saga as the table has it, or is to have it.
 *
 * @param kind the type of saga by which it is looked up
 * @param version changes with every write of the row; null while there is no row
 */
record StoredSaga(
        String id,
        String kind,
        SerializedObject<byte[]> state,
        Set<AssociationValue> associations,
        @Nullable String version) {}
