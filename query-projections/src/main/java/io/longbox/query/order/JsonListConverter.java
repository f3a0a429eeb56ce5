package io.longbox.query.order;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.List;
import org.hibernate.annotations.Immutable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Keeps lists as JSON. They never change, so Hibernate compares them without reading them again. */
abstract class JsonListConverter<T> implements AttributeConverter<List<T>, String> {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final TypeReference<List<T>> type;

    JsonListConverter(TypeReference<List<T>> type) {
        this.type = type;
    }

    @Override
    public String convertToDatabaseColumn(List<T> items) {
        return JSON.writeValueAsString(items);
    }

    @Override
    public List<T> convertToEntityAttribute(String json) {
        return List.copyOf(JSON.readValue(json, type));
    }

    @Converter
    @Immutable
    static class Lines extends JsonListConverter<StoredLine> {
        Lines() {
            super(new TypeReference<>() {});
        }
    }

    @Converter
    @Immutable
    static class Parcels extends JsonListConverter<StoredParcel> {
        Parcels() {
            super(new TypeReference<>() {});
        }
    }

    @Converter
    @Immutable
    static class Refunds extends JsonListConverter<StoredRefund> {
        Refunds() {
            super(new TypeReference<>() {});
        }
    }

    @Converter
    @Immutable
    static class Returns extends JsonListConverter<StoredReturn> {
        Returns() {
            super(new TypeReference<>() {});
        }
    }
}
