package io.longbox.query.cart;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.List;
import org.hibernate.annotations.Immutable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Keeps a cart's items as JSON. Lists of items never change, so Hibernate compares them without reading them again. */
@Converter
@Immutable
class CartItemsConverter implements AttributeConverter<List<CartItem>, String> {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<List<CartItem>> ITEMS = new TypeReference<>() {};

    @Override
    public String convertToDatabaseColumn(List<CartItem> items) {
        return JSON.writeValueAsString(items);
    }

    @Override
    public List<CartItem> convertToEntityAttribute(String json) {
        return List.copyOf(JSON.readValue(json, ITEMS));
    }
}
