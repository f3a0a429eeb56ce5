package io.longbox.query.user;

import io.longbox.api.Points;
import io.longbox.api.user.FindPointsLedger;
import io.longbox.api.user.FindUser;
import io.longbox.api.user.ListUsers;
import io.longbox.api.user.PointsLedgerPage;
import io.longbox.api.user.UserId;
import io.longbox.api.user.UserPage;
import io.longbox.api.user.UserView;
import io.longbox.query.support.Paging;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;

@Component
class UserQueries implements UserLookup {

    private final UserRows users;
    private final PointsEntryRows entries;

    UserQueries(UserRows users, PointsEntryRows entries) {
        this.users = users;
        this.entries = entries;
    }

    @QueryHandler
    @Nullable
    UserView find(FindUser query) {
        return find(query.user()).orElse(null);
    }

    @QueryHandler
    UserPage list(ListUsers query) {
        Limit limit = Paging.oneMoreThan(query.limit());
        UserId after = query.after();
        List<UserRow> fetched = after == null
                ? users.findAllByOrderById(limit)
                : users.findByIdGreaterThanOrderById(after.value(), limit);
        return new UserPage(
                Paging.page(fetched, query.limit()).stream()
                        .map(UserRow::toView)
                        .toList(),
                Paging.next(fetched, query.limit(), UserRow::userId));
    }

    @QueryHandler
    @Nullable
    PointsLedgerPage ledger(FindPointsLedger query) {
        UUID user = query.user().value();
        Long before = query.before();
        Limit limit = Paging.oneMoreThan(query.limit());
        List<PointsEntryRow> fetched = entries.newestBefore(user, before == null ? Long.MAX_VALUE : before, limit);
        // The newest entry knows the balance: taken from there, balance and entries never contradict each other.
        Optional<Points> balance = before == null && !fetched.isEmpty()
                ? Optional.of(fetched.get(0).toView().balance())
                : users.findById(user).map(UserRow::balance);
        return balance.map(points -> new PointsLedgerPage(
                        points,
                        Paging.page(fetched, query.limit()).stream()
                                .map(PointsEntryRow::toView)
                                .toList(),
                        Paging.next(fetched, query.limit(), PointsEntryRow::position)))
                .orElse(null);
    }

    @Override
    public boolean exists(UserId user) {
        return users.existsById(user.value());
    }

    @Override
    public Optional<UserView> find(UserId user) {
        return users.findById(user.value()).map(UserRow::toView);
    }
}
