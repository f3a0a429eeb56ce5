package io.longbox.query.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.ArrayList;
import java.util.List;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.queryhandling.GenericSubscriptionQueryMessage;
import org.axonframework.queryhandling.SimpleQueryUpdateEmitter;
import org.axonframework.queryhandling.SubscriptionQueryUpdateMessage;
import org.junit.jupiter.api.Test;

class QueryUpdatesTest {

    private final SimpleQueryUpdateEmitter emitter =
            SimpleQueryUpdateEmitter.builder().build();
    private final QueryUpdates updates = new QueryUpdates(emitter);

    record Ask(String about) {}

    @Test
    void a_subscriber_gets_the_last_answer_of_a_batch_and_only_after_the_commit() {
        List<String> news = subscribe(new Ask("a"));
        UnitOfWork<?> work = DefaultUnitOfWork.startAndGet(GenericMessage.asMessage("event"));

        updates.announce(new Ask("a"), () -> "old");
        updates.announce(new Ask("a"), () -> "new");

        assertThat(news).isEmpty();
        work.commit();
        assertThat(news).containsExactly("new");
    }

    @Test
    void a_batch_that_is_rolled_back_is_no_news() {
        List<String> news = subscribe(new Ask("a"));
        UnitOfWork<?> work = DefaultUnitOfWork.startAndGet(GenericMessage.asMessage("event"));

        updates.announce(new Ask("a"), () -> "never");
        work.rollback();

        assertThat(news).isEmpty();
    }

    @Test
    void whoever_subscribes_before_the_commit_hears_of_it() {
        UnitOfWork<?> work = DefaultUnitOfWork.startAndGet(GenericMessage.asMessage("event"));
        updates.announce(new Ask("a"), () -> "new");

        List<String> news = subscribe(new Ask("a"));
        work.commit();

        assertThat(news).containsExactly("new");
    }

    @Test
    void an_answer_nobody_waits_for_is_not_made() {
        List<String> made = new ArrayList<>();
        List<String> news = subscribe(new Ask("a"));

        updates.announce(new Ask("b"), () -> {
            made.add("b");
            return "b";
        });

        assertThat(made).isEmpty();
        assertThat(news).isEmpty();
    }

    @Test
    void an_answer_that_cannot_be_made_does_not_fail_what_is_committed() {
        subscribe(new Ask("a"));

        assertThatCode(() -> updates.announce(new Ask("a"), () -> {
                    throw new IllegalStateException("no answer");
                }))
                .doesNotThrowAnyException();
    }

    private List<String> subscribe(Ask query) {
        List<String> news = new ArrayList<>();
        emitter.<String>registerUpdateHandler(
                        new GenericSubscriptionQueryMessage<>(
                                query, ResponseTypes.instanceOf(String.class), ResponseTypes.instanceOf(String.class)),
                        16)
                .getUpdates()
                .map(SubscriptionQueryUpdateMessage::getPayload)
                .subscribe(news::add);
        return news;
    }
}
