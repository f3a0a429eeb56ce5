package io.longbox.query.cart;

import io.longbox.api.Money;
import io.longbox.api.cart.FindRequestTerms;
import io.longbox.api.cart.RequestTerms;
import io.longbox.api.catalog.ProductStatus;
import io.longbox.api.plan.PlanId;
import io.longbox.api.user.UserStatus;
import io.longbox.query.support.Stored;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.UUID;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * A reader and a product in one statement, without entities: nothing in the store is asked as often. Until when a
 * subscription counts is {@link io.longbox.api.user.SubscriptionView#benefitsAt}, said in SQL.
 */
@Component
class RequestTermsQueries {

    private static final String FIND = """
            SELECT u.status AS reader_status,
                CASE WHEN u.early_access AND u.term_until > ? THEN u.plan_id END AS early_access,
                p.status AS product_status, p.price_minor, p.price_currency
            FROM (VALUES (?, ?)) AS asked (reader, product)
            LEFT JOIN query.users u ON u.id = asked.reader
            LEFT JOIN query.products p ON p.id = asked.product
            """;

    private final JdbcClient jdbc;

    RequestTermsQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @QueryHandler
    RequestTerms find(FindRequestTerms query) {
        return jdbc.sql(FIND)
                .param(Stored.time(query.at()).atOffset(ZoneOffset.UTC))
                .param(query.user().value())
                .param(query.product().value())
                .query((row, number) -> new RequestTerms(reader(row), offer(row)))
                .single();
    }

    private static RequestTerms.@Nullable Reader reader(ResultSet row) throws SQLException {
        String status = row.getString("reader_status");
        UUID plan = row.getObject("early_access", UUID.class);
        return status == null
                ? null
                : new RequestTerms.Reader(UserStatus.valueOf(status), plan == null ? null : new PlanId(plan));
    }

    private static RequestTerms.@Nullable Offer offer(ResultSet row) throws SQLException {
        String status = row.getString("product_status");
        return status == null ? null : new RequestTerms.Offer(ProductStatus.valueOf(status), price(row));
    }

    private static @Nullable Money price(ResultSet row) throws SQLException {
        String currency = row.getString("price_currency");
        return currency == null ? null : new Money(row.getLong("price_minor"), Currency.getInstance(currency));
    }
}
