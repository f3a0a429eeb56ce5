package io.longbox.query.order;

import io.longbox.api.Refusal;
import io.longbox.api.RefusedException;
import io.longbox.api.order.ListOrders;
import io.longbox.api.order.OrderCriteria;
import io.longbox.api.order.OrderSort;
import io.longbox.query.support.Stored;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Finds orders. Statements are put together from the fixed texts in here; whatever comes from outside is a parameter. */
@Component
class OrderSearch {

    private final EntityManager entities;

    OrderSearch(EntityManager entities) {
        this.entities = entities;
    }

    /**
     * @param limit how many to fetch at most
     * @throws RefusedException if {@code after} is no place in such a list
     */
    List<OrderRow> find(ListOrders query, int limit) {
        Map<String, Object> parameters = new HashMap<>();
        String where = where(query.criteria(), parameters);
        String after = query.after() == null ? "" : after(query.sort(), query.after(), parameters);
        TypedQuery<OrderRow> orders = entities.createQuery(
                "from OrderRow o where " + where + after + " order by " + order(query.sort()), OrderRow.class);
        parameters.forEach(orders::setParameter);
        return orders.setMaxResults(limit).getResultList();
    }

    /** Where the page after an order begins. */
    static String key(OrderRow last, OrderSort sort) {
        String id = last.orderId().toString();
        return byPrice(sort) ? last.currency() + "|" + last.total() + "|" + id : last.placedAt() + "|" + id;
    }

    private static boolean byPrice(OrderSort sort) {
        return sort == OrderSort.CHEAPEST || sort == OrderSort.DEAREST;
    }

    private static String order(OrderSort sort) {
        return switch (sort) {
            case NEWEST -> "o.placedAt desc, o.id desc";
            case OLDEST -> "o.placedAt, o.id";
            case DEAREST -> "o.currency, o.total desc, o.id desc";
            case CHEAPEST -> "o.currency, o.total, o.id";
        };
    }

    private static String where(OrderCriteria criteria, Map<String, Object> parameters) {
        StringBuilder where = new StringBuilder("true");
        if (criteria.status() != null) {
            where.append(" and o.status = :status");
            parameters.put("status", criteria.status());
        }
        if (criteria.user() != null) {
            where.append(" and o.user = :user");
            parameters.put("user", criteria.user().value());
        }
        if (criteria.product() != null) {
            where.append(" and cast(sql('? @> cast(? as jsonb)', o.lines, :product) as Boolean) = true");
            parameters.put("product", "[{\"product\": \"" + criteria.product() + "\"}]");
        }
        if (criteria.from() != null) {
            where.append(" and o.placedAt >= :from");
            parameters.put("from", Stored.time(criteria.from()));
        }
        if (criteria.to() != null) {
            where.append(" and o.placedAt < :to");
            parameters.put("to", Stored.time(criteria.to()));
        }
        if (criteria.number() != null) {
            where.append(" and o.number = :number");
            parameters.put("number", criteria.number());
        }
        return where.toString();
    }

    private static String after(OrderSort sort, String key, Map<String, Object> parameters) {
        String[] parts = key.split("\\|", -1);
        try {
            if (parts.length == 3 && byPrice(sort)) {
                parameters.put("afterCurrency", Currency.getInstance(parts[0]));
                parameters.put("afterTotal", Long.valueOf(parts[1]));
                parameters.put("afterId", UUID.fromString(parts[2]));
                return " and (o.currency > :afterCurrency or o.currency = :afterCurrency and "
                        + (sort == OrderSort.CHEAPEST
                                ? "(o.total, o.id) > (:afterTotal, :afterId))"
                                : "(o.total, o.id) < (:afterTotal, :afterId))");
            }
            if (parts.length == 2 && !byPrice(sort)) {
                parameters.put("afterTime", Stored.time(Instant.parse(parts[0])));
                parameters.put("afterId", UUID.fromString(parts[1]));
                return " and (o.placedAt, o.id) " + (sort == OrderSort.OLDEST ? ">" : "<") + " (:afterTime, :afterId)";
            }
        } catch (IllegalArgumentException | DateTimeException malformed) {
            // Refused below.
        }
        throw new RefusedException(
                new Refusal(Refusal.Code.INVALID, "after is not the next of a page of this list", "after"));
    }
}
