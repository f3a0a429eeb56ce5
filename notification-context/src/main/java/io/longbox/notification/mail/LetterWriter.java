package io.longbox.notification.mail;

import io.longbox.api.PersonalText;
import io.longbox.api.catalog.FindProduct;
import io.longbox.api.catalog.ProductId;
import io.longbox.api.catalog.ProductView;
import io.longbox.api.order.FindOrderNumber;
import io.longbox.api.order.OrderId;
import io.longbox.api.order.OrderNumber;
import io.longbox.api.user.FindUser;
import io.longbox.api.user.UserStatus;
import io.longbox.api.user.UserView;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.axonframework.queryhandling.QueryGateway;

/** Writes letters: asks who the reader is and what the product is called, at the moment the letter goes out. */
class LetterWriter {

    private static final int ANSWER_WITHIN_SECONDS = 10;

    private final QueryGateway queries;

    LetterWriter(QueryGateway queries) {
        this.queries = queries;
    }

    /**
     * @throws Unwritable for good if the reader is not to be written to, for now if the store does not know the reader or
     *     the product: its views follow what happens, and may be a little behind
     */
    Letter write(Notice notice) {
        UserView reader = ask(new FindUser(notice.news().user()), UserView.class, "READER_UNKNOWN");
        if (reader.status() == UserStatus.SUSPENDED) {
            throw Unwritable.forGood("READER_SUSPENDED");
        }
        String address = text(reader.email()).strip();
        String name = LetterText.inLine(text(reader.name()));
        String title = LetterText.inLine(title(notice));
        return new Letter(
                notice.id(),
                address,
                name,
                LetterText.subject(notice.news().kind(), title),
                LetterText.body(notice.news(), name, title));
    }

    private String title(Notice notice) {
        ProductId product = notice.news().product();
        OrderId order = notice.news().order();
        if (order != null) {
            OrderNumber known = ask(new FindOrderNumber(order), OrderNumber.class, "ORDER_UNKNOWN");
            return Long.toString(known.number());
        }
        return product == null
                ? Objects.requireNonNull(notice.news().planName())
                : ask(new FindProduct(product), ProductView.class, "PRODUCT_UNKNOWN")
                        .details()
                        .title();
    }

    private static String text(PersonalText personal) {
        String text = personal.text();
        if (text == null) {
            throw Unwritable.forGood("READER_ERASED");
        }
        return text;
    }

    private <T> T ask(Object query, Class<T> view, String ifNothing) {
        try {
            T answer = queries.query(query, view).get(ANSWER_WITHIN_SECONDS, TimeUnit.SECONDS);
            if (answer == null) {
                throw Unwritable.forNow(ifNothing);
            }
            return answer;
        } catch (ExecutionException failed) {
            throw Unwritable.forNow(failed.getCause().getClass().getSimpleName());
        } catch (TimeoutException late) {
            throw Unwritable.forNow("QUERY_NOT_ANSWERED");
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw Unwritable.forNow("STOPPING");
        }
    }
}
