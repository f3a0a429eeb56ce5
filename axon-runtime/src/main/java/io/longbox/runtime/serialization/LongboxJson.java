package io.longbox.runtime.serialization;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import io.longbox.api.PersonalText;
import io.longbox.api.Points;
import io.longbox.api.Quantity;
import io.longbox.api.catalog.AdjustmentId;
import io.longbox.api.catalog.ChainHash;
import io.longbox.api.catalog.ProductId;
import io.longbox.api.catalog.ReceiptId;
import io.longbox.api.catalog.ReservationId;
import io.longbox.api.catalog.RestockId;
import io.longbox.api.chapter.ChapterId;
import io.longbox.api.chapter.ChapterNumber;
import io.longbox.api.media.ContentHash;
import io.longbox.api.notification.NotificationId;
import io.longbox.api.order.OrderId;
import io.longbox.api.order.RefundId;
import io.longbox.api.plan.PlanId;
import io.longbox.api.reading.ReadingId;
import io.longbox.api.reading.UnlockId;
import io.longbox.api.shipping.ShipmentId;
import io.longbox.api.shipping.ShippingMethodId;
import io.longbox.api.user.AddressId;
import io.longbox.api.user.PointsEntryId;
import io.longbox.api.user.UserId;
import io.longbox.runtime.privacy.PersonalTextCipher;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;
import tools.jackson.databind.module.SimpleModule;

/**
 * The shape of stored JSON: records by their components, identifiers and amounts as bare values, times as ISO 8601,
 * personal texts encrypted.
 */
public final class LongboxJson {

    private static final List<Class<?>> IDENTIFIERS = List.of(
            UserId.class,
            PointsEntryId.class,
            ProductId.class,
            ReservationId.class,
            ReceiptId.class,
            AdjustmentId.class,
            NotificationId.class,
            ChapterId.class,
            PlanId.class,
            UnlockId.class,
            ReadingId.class,
            OrderId.class,
            RefundId.class,
            RestockId.class,
            ShipmentId.class,
            ShippingMethodId.class,
            AddressId.class);

    private final PersonalTextCipher cipher;

    public LongboxJson(PersonalTextCipher cipher) {
        this.cipher = cipher;
    }

    public void configure(JsonMapper.Builder mapper) {
        IDENTIFIERS.forEach(type -> mapper.addMixIn(type, BareUuid.class));
        mapper.addMixIn(Quantity.class, BareInt.class)
                .addMixIn(Points.class, BareLong.class)
                .addMixIn(ChainHash.class, BareText.class)
                .addMixIn(ContentHash.class, BareText.class)
                .addMixIn(ChapterNumber.class, BareDecimal.class)
                .addModule(new SimpleModule("personal text")
                        .addSerializer(PersonalText.class, new Encrypt())
                        .addDeserializer(PersonalText.class, new Decrypt()))
                // Sagas and snapshots are plain objects: their state is their fields, not what their methods look like.
                .changeDefaultVisibility(visibility -> visibility
                        .withVisibility(PropertyAccessor.FIELD, Visibility.ANY)
                        .withVisibility(PropertyAccessor.GETTER, Visibility.NONE)
                        .withVisibility(PropertyAccessor.IS_GETTER, Visibility.NONE)
                        .withVisibility(PropertyAccessor.SETTER, Visibility.NONE)
                        .withVisibility(PropertyAccessor.CREATOR, Visibility.ANY))
                // A node of the version before reads what the version after has written: it skips what it does not
                // know.
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                // Axon's tokens name their class in their JSON; nothing else may.
                .polymorphicTypeValidator(BasicPolymorphicTypeValidator.builder()
                        .allowIfSubType("org.axonframework.")
                        .build());
    }

    private record BareUuid(@JsonValue UUID value) {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        BareUuid {}
    }

    private record BareInt(@JsonValue int value) {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        BareInt {}
    }

    private record BareText(@JsonValue String value) {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        BareText {}
    }

    private record BareDecimal(@JsonValue BigDecimal value) {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        BareDecimal {}
    }

    private record BareLong(@JsonValue long value) {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        BareLong {}
    }

    private final class Encrypt extends ValueSerializer<PersonalText> {
        @Override
        public void serialize(PersonalText text, JsonGenerator json, SerializationContext context) {
            json.writeString(cipher.encrypt(text));
        }
    }

    private final class Decrypt extends ValueDeserializer<PersonalText> {
        @Override
        public PersonalText deserialize(JsonParser json, DeserializationContext context) {
            return cipher.decrypt(json.getString());
        }
    }
}
