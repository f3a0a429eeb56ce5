package io.longbox.query.shippingmethod;

import io.longbox.api.Money;
import io.longbox.api.shipping.DeliveryDays;
import io.longbox.api.shipping.ShippingMethodCreated;
import io.longbox.api.shipping.ShippingMethodId;
import io.longbox.api.shipping.ShippingMethodStatus;
import io.longbox.api.shipping.ShippingMethodView;
import io.longbox.api.shipping.ShippingTerms;
import io.longbox.query.support.FollowingRow;
import io.longbox.query.support.Stored;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "shipping_methods")
class ShippingMethodRow extends FollowingRow {

    @Id
    private UUID id;

    private String name;

    @Column(name = "price_minor")
    private long priceMinor;

    @Column(name = "price_currency")
    private Currency currency;

    @Column(name = "free_from_minor")
    private @Nullable Long freeFromMinor;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<String> countries;

    @Column(name = "days_from")
    private @Nullable Integer daysFrom;

    @Column(name = "days_to")
    private @Nullable Integer daysTo;

    @Enumerated(EnumType.STRING)
    private ShippingMethodStatus status = ShippingMethodStatus.ON_OFFER;

    @Column(name = "created_at")
    private Instant createdAt;

    protected ShippingMethodRow() {}

    ShippingMethodRow(UUID id) {
        this.id = id;
    }

    void create(ShippingMethodCreated event, Instant at) {
        createdAt = Stored.time(at);
        change(event.terms());
    }

    void change(ShippingTerms terms) {
        Money limit = terms.freeFrom();
        DeliveryDays days = terms.days();
        name = Stored.text(terms.name());
        priceMinor = terms.price().minor();
        currency = terms.price().currency();
        freeFromMinor = limit == null ? null : limit.minor();
        countries = terms.countries();
        daysFrom = days == null ? null : days.from();
        daysTo = days == null ? null : days.to();
    }

    void retire() {
        status = ShippingMethodStatus.RETIRED;
    }

    ShippingMethodId methodId() {
        return new ShippingMethodId(id);
    }

    ShippingMethodView toView() {
        ShippingTerms terms = new ShippingTerms(
                name,
                new Money(priceMinor, currency),
                freeFromMinor == null ? null : new Money(freeFromMinor, currency),
                countries,
                daysFrom == null || daysTo == null ? null : new DeliveryDays(daysFrom, daysTo));
        return new ShippingMethodView(methodId(), terms, status, createdAt, version());
    }
}
