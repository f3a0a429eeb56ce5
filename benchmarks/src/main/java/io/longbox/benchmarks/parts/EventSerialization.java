package io.longbox.benchmarks.parts;

import io.longbox.api.Quantity;
import io.longbox.api.catalog.ProductId;
import io.longbox.api.catalog.ReservationId;
import io.longbox.api.catalog.StockReserved;
import io.longbox.api.user.UserId;
import io.longbox.runtime.privacy.PersonalKeys;
import io.longbox.runtime.privacy.PersonalTextCipher;
import io.longbox.runtime.serialization.AllowListedSerializer;
import io.longbox.runtime.serialization.LongboxJson;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import javax.crypto.SecretKey;
import org.axonframework.serialization.AnnotationRevisionResolver;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Between an event and the bytes that are stored of it. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class EventSerialization {

    private final Serializer serializer = new AllowListedSerializer(
            new AnnotationRevisionResolver(), new LongboxJson(new PersonalTextCipher(new Nobody())));

    private final StockReserved event = new StockReserved(
            new ProductId(UUID.randomUUID()),
            new ReservationId(UUID.randomUUID()),
            new UserId(UUID.randomUUID()),
            new Quantity(1),
            null,
            null,
            Instant.parse("2026-01-01T00:00:00Z"));

    private final SerializedObject<byte[]> stored = serializer.serialize(event, byte[].class);

    @Benchmark
    public SerializedObject<byte[]> write() {
        return serializer.serialize(event, byte[].class);
    }

    @Benchmark
    public StockReserved read() {
        return serializer.deserialize(stored);
    }

    /** The event tells of nobody in clear. */
    private static final class Nobody implements PersonalKeys {

        @Override
        public SecretKey obtain(UserId owner) {
            throw new IllegalStateException("nothing personal is written here");
        }

        @Override
        public Optional<SecretKey> find(UserId owner) {
            return Optional.empty();
        }
    }
}
