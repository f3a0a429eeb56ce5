package io.longbox.imports;

import io.longbox.api.Refusal;
import io.longbox.api.catalog.CreateProduct;
import io.longbox.api.catalog.FindProducts;
import io.longbox.api.catalog.FoundProducts;
import io.longbox.api.catalog.ProductDetails;
import io.longbox.api.catalog.ProductId;
import io.longbox.api.catalog.ProductKind;
import io.longbox.api.catalog.ProductStatus;
import io.longbox.api.catalog.ProductView;
import io.longbox.api.catalog.UpdateProduct;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.queryhandling.DefaultQueryGateway;
import org.axonframework.queryhandling.SimpleQueryBus;
import org.jspecify.annotations.Nullable;

/** The catalogue's rules in a few lines, behind Axon's real buses; its view can lag, and it can fail. */
final class LittleCatalogue {

    private record Product(ProductKind kind, ProductDetails details, ProductStatus status, long version) {}

    private final Map<ProductId, Product> products = new HashMap<>();
    private final Map<ProductId, Product> shown = new HashMap<>();
    private final List<Object> commands = new ArrayList<>();
    private Predicate<Object> fails = command -> false;
    private Predicate<Object> answerIsLost = command -> false;
    private @Nullable Runnable beforeEach;
    private boolean lags;

    Catalogue asSeenByImports() {
        SimpleCommandBus bus = SimpleCommandBus.builder().build();
        bus.subscribe(CreateProduct.class.getName(), message -> handle(message.getPayload()));
        bus.subscribe(UpdateProduct.class.getName(), message -> handle(message.getPayload()));
        SimpleQueryBus queries = SimpleQueryBus.builder().build();
        queries.subscribe(
                FindProducts.class.getName(),
                FoundProducts.class,
                message -> find((FindProducts) message.getPayload()));
        return new Catalogue(
                DefaultCommandGateway.builder().commandBus(bus).build(),
                DefaultQueryGateway.builder().queryBus(queries).build());
    }

    private synchronized FoundProducts find(FindProducts query) {
        Map<ProductId, Product> view = lags ? shown : products;
        return new FoundProducts(query.products().stream()
                .filter(view::containsKey)
                .map(id -> {
                    Product product = view.get(id);
                    return new ProductView(
                            id,
                            product.kind(),
                            product.details(),
                            null,
                            product.status(),
                            Instant.EPOCH,
                            product.version());
                })
                .toList());
    }

    private Object handle(Object command) {
        Runnable before = beforeEach;
        if (before != null) {
            before.run();
        }
        synchronized (this) {
            if (fails.test(command)) {
                throw new IllegalStateException("the store is away");
            }
            long version = command instanceof CreateProduct create ? create(create) : update((UpdateProduct) command);
            commands.add(command);
            if (answerIsLost.test(command)) {
                throw new IllegalStateException("the store went away");
            }
            return version;
        }
    }

    private long create(CreateProduct create) {
        Product known = products.get(create.product());
        if (known == null) {
            products.put(create.product(), new Product(create.kind(), create.details(), ProductStatus.ON_SALE, 0));
            return 0;
        }
        if (!known.details().equals(create.details())) {
            throw new CommandExecutionException(
                    "no", null, new Refusal(Refusal.Code.ALREADY_TAKEN, "there is another product"));
        }
        return known.version();
    }

    private long update(UpdateProduct update) {
        Product known = products.get(update.product());
        if (known == null) {
            throw new CommandExecutionException("no", null, new Refusal(Refusal.Code.NOT_FOUND, "there is none"));
        }
        if (known.status() == ProductStatus.WITHDRAWN) {
            throw new CommandExecutionException("no", null, new Refusal(Refusal.Code.CONFLICT, "it is withdrawn"));
        }
        if (!known.details().equals(update.details())) {
            known = new Product(known.kind(), update.details(), known.status(), known.version() + 1);
            products.put(update.product(), known);
        }
        return known.version();
    }

    synchronized void withdraw(ProductId id) {
        Product known = products.get(id);
        products.put(id, new Product(known.kind(), known.details(), ProductStatus.WITHDRAWN, known.version() + 1));
    }

    /** From now on the view shows nothing new. */
    synchronized void lag() {
        shown.clear();
        shown.putAll(products);
        lags = true;
    }

    synchronized void failOn(Predicate<Object> command) {
        fails = command;
    }

    /** Carries a command out, and does not say so. */
    synchronized void loseAnswersTo(Predicate<Object> command) {
        answerIsLost = command;
    }

    void beforeEach(Runnable work) {
        beforeEach = work;
    }

    synchronized @Nullable ProductDetails details(ProductId id) {
        Product product = products.get(id);
        return product == null ? null : product.details();
    }

    synchronized int size() {
        return products.size();
    }

    /** Every command that was carried out, in order. */
    synchronized List<Object> commands() {
        return List.copyOf(commands);
    }
}
