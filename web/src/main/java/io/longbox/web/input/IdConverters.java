package io.longbox.web.input;

import io.longbox.api.Identifier;
import io.longbox.api.catalog.ProductId;
import io.longbox.api.catalog.ReservationId;
import io.longbox.api.chapter.ChapterId;
import io.longbox.api.order.OrderId;
import io.longbox.api.order.RefundId;
import io.longbox.api.plan.PlanId;
import io.longbox.api.shipping.ShipmentId;
import io.longbox.api.shipping.ShippingMethodId;
import io.longbox.api.user.AddressId;
import io.longbox.api.user.UserId;
import io.longbox.imports.ImportId;
import java.util.function.Function;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.converter.Converter;
import org.springframework.format.FormatterRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Ids in a path. Java's own parser also takes shorter texts, so one id would have many addresses. */
@Configuration(proxyBeanMethods = false)
class IdConverters implements WebMvcConfigurer {

    @Override
    public void addFormatters(FormatterRegistry registry) {
        registry.addConverter(String.class, UserId.class, strict(UserId::of));
        registry.addConverter(String.class, ProductId.class, strict(ProductId::of));
        registry.addConverter(String.class, PlanId.class, strict(PlanId::of));
        registry.addConverter(String.class, ChapterId.class, strict(ChapterId::of));
        registry.addConverter(String.class, ReservationId.class, strict(ReservationId::of));
        registry.addConverter(String.class, ImportId.class, strict(ImportId::of));
        registry.addConverter(String.class, OrderId.class, strict(OrderId::of));
        registry.addConverter(String.class, RefundId.class, strict(RefundId::of));
        registry.addConverter(String.class, ShipmentId.class, strict(ShipmentId::of));
        registry.addConverter(String.class, ShippingMethodId.class, strict(ShippingMethodId::of));
        registry.addConverter(String.class, AddressId.class, strict(AddressId::of));
    }

    private static <T extends Identifier> Converter<String, T> strict(Function<String, T> parse) {
        return text -> {
            if (!Check.isUuid(text)) {
                throw new IllegalArgumentException("not a UUID");
            }
            return parse.apply(text);
        };
    }
}
