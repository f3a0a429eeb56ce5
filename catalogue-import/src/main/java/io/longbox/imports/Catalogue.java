package io.longbox.imports;

import io.longbox.api.Refusal;
import io.longbox.api.RefusedException;
import io.longbox.api.catalog.CreateProduct;
import io.longbox.api.catalog.FindProducts;
import io.longbox.api.catalog.FoundProducts;
import io.longbox.api.catalog.ProductId;
import io.longbox.api.catalog.ProductView;
import io.longbox.api.catalog.UpdateProduct;
import io.longbox.imports.CatalogueRow.Described;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.messaging.HandlerExecutionException;
import org.axonframework.queryhandling.QueryGateway;
import org.jspecify.annotations.Nullable;

/**
 * The catalogue of the store. Every method throws {@link RefusedException} if the store says no, and
 * {@link StoreUnavailable} if it says nothing, or nothing that makes sense: then asking again is right, because every
 * command here may be repeated.
 */
class Catalogue {

    private static final int ANSWER_WITHIN_SECONDS = 10;

    private final CommandGateway commands;
    private final QueryGateway queries;

    Catalogue(CommandGateway commands, QueryGateway queries) {
        this.commands = commands;
        this.queries = queries;
    }

    /** The store did not answer, or not as it should; the message is a word for the operator. */
    static final class StoreUnavailable extends RuntimeException {

        StoreUnavailable(Throwable cause) {
            super(cause.getClass().getSimpleName(), cause);
        }
    }

    /** Those of the products that there are, as the view shows them. */
    Map<ProductId, ProductView> find(List<ProductId> products) {
        if (products.isEmpty()) {
            return Map.of();
        }
        return await(() -> queries.query(new FindProducts(products), FoundProducts.class)).products().stream()
                .collect(Collectors.toMap(ProductView::id, Function.identity()));
    }

    /** Answers the version of the product. */
    long create(Described product) {
        return this.<Number>await(
                        () -> commands.send(new CreateProduct(product.id(), product.kind(), product.details())))
                .longValue();
    }

    /** Answers the version of the product: the one before if nothing changed. */
    long update(Described product) {
        return this.<Number>await(() -> commands.send(new UpdateProduct(product.id(), product.details(), null)))
                .longValue();
    }

    /** Begins to ask. */
    private interface Question<T> {

        CompletableFuture<T> ask();
    }

    private <T> T await(Question<T> question) {
        try {
            return question.ask().get(ANSWER_WITHIN_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
            throw told(failed.getCause() == null ? failed : failed.getCause());
        } catch (TimeoutException | RuntimeException failed) {
            throw told(failed);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new StoreUnavailable(stopping);
        }
    }

    private static RuntimeException told(Throwable failure) {
        Refusal refusal = refusal(failure);
        return refusal == null ? new StoreUnavailable(failure) : new RefusedException(refusal);
    }

    private static @Nullable Refusal refusal(Throwable failure) {
        int depth = 0;
        for (Throwable cause = failure; cause != null && depth < 20; cause = cause.getCause(), depth++) {
            if (cause instanceof RefusedException refused) {
                return refused.refusal();
            }
            if (cause instanceof HandlerExecutionException told
                    && told.getDetails().orElse(null) instanceof Refusal refusal) {
                return refusal;
            }
        }
        return null;
    }
}
