package io.longbox.query.product;

import io.longbox.api.catalog.Cover;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Keeps a cover as JSON: it is shown whole or not at all. */
@Converter
@Immutable
class CoverConverter implements AttributeConverter<@Nullable Cover, @Nullable String> {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable Cover cover) {
        return cover == null ? null : JSON.writeValueAsString(cover);
    }

    @Override
    public @Nullable Cover convertToEntityAttribute(@Nullable String json) {
        return json == null ? null : JSON.readValue(json, Cover.class);
    }
}
