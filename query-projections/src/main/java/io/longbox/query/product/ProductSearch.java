package io.longbox.query.product;

import io.longbox.api.Refusal;
import io.longbox.api.RefusedException;
import io.longbox.api.catalog.FacetCount;
import io.longbox.api.catalog.PriceRange;
import io.longbox.api.catalog.ProductCriteria;
import io.longbox.api.catalog.ProductFacets;
import io.longbox.api.catalog.ProductSort;
import io.longbox.api.catalog.SearchProducts;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Finds products by PostgreSQL's full text search. Statements are put together from the fixed texts in here; whatever
 * comes from outside is a parameter.
 */
@Component
class ProductSearch {

    private static final int AUTHORS_COUNTED = 20;

    private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,19}");
    private static final Pattern FRACTION = Pattern.compile("-?[0-9]{1,20}(\\.[0-9]{1,20})?(e[-+]?[0-9]{1,2})?");

    private static final String AVAILABLE =
            "EXISTS (SELECT FROM query.stock s" + " WHERE s.product_id = p.id AND s.on_hand > s.reserved)";

    /** The values by which one kind of list is ordered, before the id. */
    private enum Order {
        ID("''", "text", true),
        // What begins with the words comes first; then the weight of what was found, spread over the length of the
        // text.
        RELEVANCE(
                "(CASE WHEN p.title_key = :title THEN 20 WHEN starts_with(p.title_key, :title) THEN 10 ELSE 0 END"
                        + " + ts_rank_cd('{0.05, 0.1, 0.4, 1.0}', p.words, cast(:words as tsquery), 1))",
                "float8",
                false),
        TITLE("p.title_key", "text", true),
        TITLE_DESCENDING("p.title_key", "text", false),
        YEAR("coalesce(p.year, 2147483647)", "integer", true),
        YEAR_DESCENDING("coalesce(p.year, -2147483648)", "integer", false),
        PRICE(
                "CASE WHEN p.price_currency = :sortCurrency THEN p.price_minor ELSE 9223372036854775807 END",
                "bigint",
                true),
        PRICE_DESCENDING("CASE WHEN p.price_currency = :sortCurrency THEN p.price_minor ELSE -1 END", "bigint", false),
        // In microseconds: a number has one text, whatever the session's time zone.
        NEWEST("cast(extract(epoch from p.created_at) * 1000000 as bigint)", "bigint", false);

        private final String value;
        private final String type;
        private final boolean ascending;

        Order(String value, String type, boolean ascending) {
            this.value = value;
            this.type = type;
            this.ascending = ascending;
        }

        String after() {
            String comparison = ascending ? " > " : " < ";
            return this == ID
                    ? " AND p.id > :afterId"
                    : " AND (%1$s %2$s cast(:afterValue as %3$s) OR %1$s = cast(:afterValue as %3$s) AND p.id > :afterId)"
                            .formatted(value, comparison, type);
        }

        String by(String column) {
            return this == ID ? "id" : column + (ascending ? "" : " DESC") + ", id";
        }
    }

    /**
     * One product that was found.
     *
     * @param id its id
     * @param value the value that it is sorted by, as a text that the database reads back unchanged
     */
    record Hit(UUID id, String value) {

        String key(ProductSort sort) {
            return sort == ProductSort.ID ? id.toString() : id + "|" + value;
        }
    }

    /**
     * What was found.
     *
     * @param hits in order
     * @param total on all pages
     */
    record Hits(List<Hit> hits, long total) {}

    private final JdbcClient jdbc;

    ProductSearch(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param limit how many hits to fetch at most
     * @throws RefusedException if {@code after} is no place in such a list
     */
    Hits find(SearchProducts search, int limit) {
        Map<String, Object> parameters = new HashMap<>();
        String where = where(search.criteria(), parameters);
        ProductSort sort = search.sort() == ProductSort.RELEVANCE && !parameters.containsKey("words")
                ? ProductSort.ID
                : search.sort();
        Order order = Order.valueOf(sort.name());
        String after = search.after() == null ? "" : after(sort, order, search.after(), parameters);
        parameters.put("sortCurrency", search.currency().getCurrencyCode());
        parameters.put("limit", limit);
        // The total is there even if the page is empty.
        String sql = """
                SELECT counted.total, found.id, cast(found.value as text) AS value
                FROM (SELECT count(*) AS total FROM query.products p WHERE %1$s) counted
                LEFT JOIN (
                    SELECT p.id, %2$s AS value FROM query.products p WHERE %1$s%3$s ORDER BY %4$s LIMIT :limit) found
                ON true ORDER BY %5$s""".formatted(where, order.value, after, order.by("value"), order.by("found.value"));
        List<Hit> hits = new ArrayList<>();
        long[] total = {0};
        jdbc.sql(sql).params(parameters).query((ResultSet row) -> {
            total[0] = row.getLong("total");
            UUID id = row.getObject("id", UUID.class);
            if (id != null) {
                hits.add(new Hit(id, row.getString("value")));
            }
        });
        return new Hits(hits, total[0]);
    }

    ProductFacets facets(ProductCriteria criteria) {
        Map<String, Object> parameters = new HashMap<>();
        String where = where(criteria, parameters);
        parameters.put("authorsCounted", AUTHORS_COUNTED);
        String sql = """
                WITH found AS MATERIALIZED (
                    SELECT p.kind, p.language, p.year, p.authors, %2$s AS available
                    FROM query.products p WHERE %1$s)
                SELECT 'kind' AS facet, kind AS value, count(*) AS n FROM found GROUP BY kind
                UNION ALL
                SELECT 'language', language, count(*) FROM found WHERE language IS NOT NULL GROUP BY language
                UNION ALL
                SELECT 'decade', cast(decade as text), count(*)
                FROM (SELECT cast(floor(year / 10.0) * 10 as integer) AS decade FROM found WHERE year IS NOT NULL) decades
                GROUP BY decade
                UNION ALL
                (SELECT 'author', author, count(*) AS n
                FROM (SELECT DISTINCT found.row, author
                    FROM (SELECT row_number() OVER () AS row, authors FROM found) found, unnest(authors) author) each
                GROUP BY author ORDER BY n DESC, author COLLATE "C" LIMIT :authorsCounted)
                UNION ALL
                SELECT 'available', cast(available as text), count(*) FROM found GROUP BY available""".formatted(where, AVAILABLE);
        Map<String, List<FacetCount>> facets = new HashMap<>();
        jdbc.sql(sql).params(parameters).query((ResultSet row) -> {
            facets.computeIfAbsent(row.getString("facet"), facet -> new ArrayList<>())
                    .add(count(row));
        });
        return new ProductFacets(
                byFrequency(facets.get("kind")),
                byFrequency(facets.get("language")),
                byTime(facets.get("decade")),
                byFrequency(facets.get("author")),
                byFrequency(facets.get("available")));
    }

    private static FacetCount count(ResultSet row) throws SQLException {
        return new FacetCount(row.getString("value"), row.getLong("n"));
    }

    private static List<FacetCount> byFrequency(@Nullable List<FacetCount> counts) {
        return counts == null
                ? List.of()
                : counts.stream()
                        .sorted(Comparator.comparingLong(FacetCount::count)
                                .reversed()
                                .thenComparing(FacetCount::value))
                        .toList();
    }

    private static List<FacetCount> byTime(@Nullable List<FacetCount> decades) {
        return decades == null
                ? List.of()
                : decades.stream()
                        .sorted(Comparator.comparingInt(decade -> Integer.parseInt(decade.value())))
                        .toList();
    }

    /** The criteria as a condition; their values become parameters. */
    private static String where(ProductCriteria criteria, Map<String, Object> parameters) {
        String words = criteria.words();
        // What is withdrawn has no words. Elsewhere the status stands in the text, not in a parameter, so that the
        // partial
        // indexes serve every plan.
        StringBuilder where =
                new StringBuilder(words == null && criteria.author() == null ? "p.status = 'ON_SALE'" : "true");
        if (words != null) {
            // A query without a word finds nothing.
            where.append(" AND p.words @@ cast(:words as tsquery)");
            parameters.put("words", Words.query(words));
            parameters.put("title", Words.key(words));
        }
        if (criteria.author() != null) {
            where.append(" AND p.words @@ cast(:author as tsquery)");
            parameters.put("author", Words.authorQuery(criteria.author()));
        }
        add(where, parameters, " AND p.year >= :yearFrom", "yearFrom", criteria.yearFrom());
        add(where, parameters, " AND p.year <= :yearTo", "yearTo", criteria.yearTo());
        add(
                where,
                parameters,
                " AND p.kind = :kind",
                "kind",
                criteria.kind() == null ? null : criteria.kind().name());
        add(
                where,
                parameters,
                " AND (lower(p.language) = :language OR starts_with(lower(p.language), :language || '-'))",
                "language",
                criteria.language() == null ? null : criteria.language().toLowerCase(Locale.ROOT));
        if (criteria.available() != null) {
            where.append(criteria.available() ? " AND " : " AND NOT ").append(AVAILABLE);
        }
        PriceRange price = criteria.price();
        if (price != null) {
            add(
                    where,
                    parameters,
                    " AND p.price_currency = :currency",
                    "currency",
                    price.currency().getCurrencyCode());
            add(where, parameters, " AND p.price_minor >= :priceFrom", "priceFrom", price.from());
            add(where, parameters, " AND p.price_minor <= :priceTo", "priceTo", price.to());
        }
        return where.toString();
    }

    private static void add(
            StringBuilder where,
            Map<String, Object> parameters,
            String condition,
            String name,
            @Nullable Object value) {
        if (value != null) {
            where.append(condition);
            parameters.put(name, value);
        }
    }

    private static String after(ProductSort sort, Order order, String key, Map<String, Object> parameters) {
        int end = sort == ProductSort.ID ? key.length() : key.indexOf('|');
        try {
            parameters.put("afterId", UUID.fromString(key.substring(0, Math.max(end, 0))));
            if (sort != ProductSort.ID) {
                String value = key.substring(end + 1);
                check(order.type, value);
                parameters.put("afterValue", value);
            }
            return order.after();
        } catch (IllegalArgumentException malformed) {
            throw new RefusedException(
                    new Refusal(Refusal.Code.INVALID, "after is not the next of a page of this list", "after"));
        }
    }

    /** Lets nothing through that the database would stumble over: Java reads numbers that it does not. */
    private static void check(String type, String value) {
        boolean readable = switch (type) {
            case "float8" -> FRACTION.matcher(value).matches();
            case "integer" -> isWhole(value, Integer.MIN_VALUE, Integer.MAX_VALUE);
            case "bigint" -> isWhole(value, Long.MIN_VALUE, Long.MAX_VALUE);
            default -> value.indexOf('\0') < 0;
        };
        if (!readable) {
            throw new IllegalArgumentException("no value of type " + type);
        }
    }

    private static boolean isWhole(String value, long min, long max) {
        if (!WHOLE.matcher(value).matches()) {
            return false;
        }
        long number = Long.parseLong(value);
        return min <= number && number <= max;
    }
}
