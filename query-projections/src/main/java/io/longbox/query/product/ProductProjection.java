package io.longbox.query.product;

import io.longbox.api.catalog.CoverRemoved;
import io.longbox.api.catalog.CoverSet;
import io.longbox.api.catalog.FindProduct;
import io.longbox.api.catalog.ProductCreated;
import io.longbox.api.catalog.ProductEvent;
import io.longbox.api.catalog.ProductUpdated;
import io.longbox.api.catalog.ProductWithdrawn;
import io.longbox.query.support.FollowingRows;
import io.longbox.query.support.Keeps;
import io.longbox.query.support.QueryUpdates;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventhandling.Timestamp;
import org.springframework.stereotype.Component;

@Component
@ProcessingGroup("product-view")
@Keeps("products")
class ProductProjection {

    private final FollowingRows<ProductRow, ProductEvent> rows;
    private final QueryUpdates updates;

    ProductProjection(EntityManager entities, QueryUpdates updates) {
        this.rows = new FollowingRows<>(
                entities,
                ProductRow.class,
                ProductEvent.class,
                event -> event.product().value());
        this.updates = updates;
    }

    @EventHandler
    void on(ProductCreated event, @SequenceNumber long version, @Timestamp Instant at) {
        announce(rows.follow(event, version, ProductRow::new, product -> product.create(event, at)));
    }

    @EventHandler
    void on(ProductUpdated event, @SequenceNumber long version) {
        follow(event, version, product -> product.describe(event.details()));
    }

    @EventHandler
    void on(CoverSet event, @SequenceNumber long version) {
        follow(event, version, product -> product.show(event.cover()));
    }

    @EventHandler
    void on(CoverRemoved event, @SequenceNumber long version) {
        follow(event, version, product -> product.show(null));
    }

    @EventHandler
    void on(ProductWithdrawn event, @SequenceNumber long version) {
        follow(event, version, ProductRow::withdraw);
    }

    @ResetHandler
    void reset() {
        rows.clear();
    }

    private void follow(ProductEvent event, long version, Consumer<ProductRow> change) {
        announce(rows.followKnown(event, version, change));
    }

    private void announce(Optional<ProductRow> changed) {
        changed.ifPresent(product -> updates.announce(new FindProduct(product.productId()), product::toView));
    }
}
