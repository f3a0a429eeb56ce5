package io.longbox.query.product;

import io.longbox.api.catalog.ProductId;
import java.util.Map;
import java.util.Set;

/** What other views may ask about products. */
public interface ProductLookup {

    boolean exists(ProductId product);

    /** The titles of those of the products that exist. */
    Map<ProductId, String> titles(Set<ProductId> products);
}
