package io.longbox.query.shippingmethod;

import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface ShippingMethodRows extends Repository<ShippingMethodRow, UUID> {

    Optional<ShippingMethodRow> findById(UUID id);

    // The status stands in the text, not in a parameter, so that the partial index serves every page.
    @Query("from ShippingMethodRow m where m.status = ON_OFFER and m.id > :after"
            + " and (:anywhere = true or array_length(m.countries) = 0"
            + " or array_contains(m.countries, cast(:country as string)))"
            + " and (:anyCurrency = true or m.currency = :currency) order by m.id")
    List<ShippingMethodRow> onOffer(
            boolean anywhere, String country, boolean anyCurrency, Currency currency, UUID after, Limit limit);
}
