package io.longbox.query.shipment;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.List;
import org.hibernate.annotations.Immutable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Keeps what is in a parcel as JSON; it never changes. */
@Converter
@Immutable
class PackedItemsConverter implements AttributeConverter<List<PackedItem>, String> {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<List<PackedItem>> ITEMS = new TypeReference<>() {};

    @Override
    public String convertToDatabaseColumn(List<PackedItem> items) {
        return JSON.writeValueAsString(items);
    }

    @Override
    public List<PackedItem> convertToEntityAttribute(String json) {
        return List.copyOf(JSON.readValue(json, ITEMS));
    }
}
