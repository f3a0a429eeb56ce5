package io.longbox.web.store;

import io.longbox.api.cart.FindRequestTerms;
import io.longbox.api.cart.RequestTerms;
import io.longbox.api.catalog.FindProduct;
import io.longbox.api.catalog.FindStock;
import io.longbox.api.catalog.ProductId;
import io.longbox.api.catalog.ProductStatus;
import io.longbox.api.catalog.ProductView;
import io.longbox.api.catalog.StockView;
import io.longbox.api.chapter.ChapterId;
import io.longbox.api.chapter.ChapterView;
import io.longbox.api.chapter.FindChapter;
import io.longbox.api.order.FindOrder;
import io.longbox.api.order.OrderId;
import io.longbox.api.order.OrderView;
import io.longbox.api.user.FindUser;
import io.longbox.api.user.UserId;
import io.longbox.api.user.UserStatus;
import io.longbox.api.user.UserView;
import io.longbox.web.problem.ProblemException;
import io.longbox.web.problem.ProblemKind;
import java.time.Instant;
import org.springframework.stereotype.Component;

/**
 * The products, chapters and readers that an address names. Stock, lines, carts and inboxes have streams of their own, which know
 * nothing of catalogue and accounts: whether there is such a product or reader is asked here.
 */
@Component
public class Known {

    private final Store store;

    Known(Store store) {
        this.store = store;
    }

    /**
     * @throws ProblemException if there is none
     */
    public ProductView product(ProductId id) {
        return store.ask(new FindProduct(id), ProductView.class)
                .orElseThrow(() -> ProblemException.notFound("product"));
    }

    /**
     * @throws ProblemException if there is none, or it is withdrawn
     */
    public ProductView onSale(ProductId id) {
        ProductView product = product(id);
        mustBeOnSale(product.status());
        return product;
    }

    private static void mustBeOnSale(ProductStatus status) {
        if (status == ProductStatus.WITHDRAWN) {
            throw new ProblemException(ProblemKind.PRODUCT_WITHDRAWN, "The product is off sale for good.");
        }
    }

    /**
     * @throws ProblemException if there is no such product
     */
    public StockView stock(ProductId product) {
        return store.ask(new FindStock(product), StockView.class)
                .orElseThrow(() -> ProblemException.notFound("product"));
    }

    /**
     * @throws ProblemException if there is none
     */
    public ChapterView chapter(ChapterId id) {
        return store.ask(new FindChapter(id), ChapterView.class)
                .orElseThrow(() -> ProblemException.notFound("chapter"));
    }

    /**
     * @throws ProblemException if there is none
     */
    public OrderView order(OrderId id) {
        return store.ask(new FindOrder(id), OrderView.class).orElseThrow(() -> ProblemException.notFound("order"));
    }

    /**
     * @throws ProblemException if there is none
     */
    public UserView user(UserId id) {
        return store.ask(new FindUser(id), UserView.class).orElseThrow(() -> ProblemException.notFound("user"));
    }

    /**
     * @throws ProblemException if there is none, or the account is suspended
     */
    public UserView activeUser(UserId id) {
        UserView user = user(id);
        mustBeActive(user.status());
        return user;
    }

    private static void mustBeActive(UserStatus status) {
        if (status == UserStatus.SUSPENDED) {
            throw new ProblemException(
                    ProblemKind.ACCOUNT_SUSPENDED, "The reader's account is suspended and may not ask for anything.");
        }
    }

    /**
     * What an active reader may ask for, of a product that is on sale.
     *
     * @throws ProblemException if there is no such reader or product, the account is suspended, or the product withdrawn
     */
    public RequestTerms requestTerms(UserId user, ProductId product, Instant at) {
        RequestTerms terms = store.ask(new FindRequestTerms(user, product, at), RequestTerms.class)
                .orElseThrow();
        if (terms.reader() == null) {
            throw ProblemException.notFound("user");
        }
        mustBeActive(terms.reader().status());
        if (terms.offer() == null) {
            throw ProblemException.notFound("product");
        }
        mustBeOnSale(terms.offer().status());
        return terms;
    }
}
