package io.longbox.web.store;

import java.util.function.Consumer;
import org.axonframework.queryhandling.SubscriptionQueryResult;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;

/** News of one view, told until it is closed, or until it is lost because the other side went away. */
public final class News implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(News.class);

    private final SubscriptionQueryResult<?, ?> subscription;
    private final Disposable listening;

    private News(SubscriptionQueryResult<?, ?> subscription, Disposable listening) {
        this.subscription = subscription;
        this.listening = listening;
    }

    /** Listens at once: only a listener that leaves takes its registration with it. */
    static <V> News of(SubscriptionQueryResult<?, V> subscription, Consumer<? super V> told) {
        return new News(
                subscription,
                subscription
                        .updates()
                        .subscribe(told, lost -> log.debug("No more news of a view: {}", lost.toString())));
    }

    /** Whether nothing will be told any more. */
    public boolean isLost() {
        return listening.isDisposed();
    }

    @Override
    public void close() {
        listening.dispose();
        try {
            subscription.cancel();
        } catch (RuntimeException ended) {
            // The other side has ended it before, and there is nothing left to cancel.
            log.debug("A subscription had ended already: {}", ended.toString());
        }
    }
}
