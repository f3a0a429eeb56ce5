package io.longbox.web.store;

import static io.longbox.web.Fixtures.USER;
import static io.longbox.web.Fixtures.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.longbox.api.user.FindUser;
import io.longbox.api.user.ReinstateUser;
import io.longbox.api.user.UserStatus;
import io.longbox.api.user.UserView;
import io.longbox.web.FakeStore;
import io.longbox.web.Fixtures;
import io.longbox.web.problem.ProblemException;
import io.longbox.web.problem.ProblemKind;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.junit.jupiter.api.Test;

class StoreTest {

    private static final ReinstateUser COMMAND = new ReinstateUser(USER);
    private static final FindUser QUERY = new FindUser(USER);

    private final FakeStore fake = new FakeStore();
    private final CommandGateway commands = mock();
    private final Store store = new Store(commands, fake.queryGateway(), Fixtures.properties(Duration.ofMinutes(1)));

    @Test
    void a_command_that_is_not_answered_in_time_is_an_outage() {
        when(commands.send(any())).thenReturn(new CompletableFuture<>());

        assertThatThrownBy(() -> store.sendThenRead(COMMAND, QUERY, UserView.class))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.kind()).isEqualTo(ProblemKind.UNAVAILABLE));
        assertThat(fake.subscriptions()).isZero();
    }

    @Test
    void news_of_an_older_version_is_not_what_was_written() {
        fake.answer(FindUser.class, find -> null);
        when(commands.send(any())).thenAnswer(sent -> {
            fake.announce(QUERY, user(USER, UserStatus.SUSPENDED, 3));
            fake.announce(QUERY, user(USER, UserStatus.ACTIVE, 4));
            return CompletableFuture.completedFuture(4L);
        });

        Written<UserView> written = store.sendThenRead(COMMAND, QUERY, UserView.class);

        assertThat(written.view())
                .hasValueSatisfying(view -> assertThat(view.version()).isEqualTo(4));
        assertThat(fake.subscriptions()).isZero();
    }

    @Test
    void a_subscription_that_the_other_side_ends_does_not_undo_the_answer() {
        fake.answer(FindUser.class, find -> user(USER, UserStatus.ACTIVE, 4));
        when(commands.send(any())).thenAnswer(sent -> {
            fake.loseSubscribers();
            return CompletableFuture.completedFuture(4L);
        });

        assertThat(store.sendThenRead(COMMAND, QUERY, UserView.class).view()).isPresent();
        assertThat(fake.subscriptions()).isZero();
    }

    @Test
    void a_view_that_is_ahead_shows_its_own_version() {
        fake.answer(FindUser.class, find -> user(USER, UserStatus.ACTIVE, 9));
        when(commands.send(any())).thenReturn(CompletableFuture.completedFuture(4L));

        assertThat(store.sendThenRead(COMMAND, QUERY, UserView.class).shownVersion())
                .isEqualTo(9);
    }
}
