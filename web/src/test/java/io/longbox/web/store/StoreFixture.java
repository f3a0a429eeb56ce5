package io.longbox.web.store;

import io.longbox.web.FakeStore;
import io.longbox.web.Fixtures;
import java.time.Duration;

/** The real way to the fake store, without an application. */
public final class StoreFixture {

    private StoreFixture() {}

    public static Store of(FakeStore fake) {
        return new Store(fake.commandGateway(), fake.queryGateway(), Fixtures.properties(Duration.ofMinutes(1)));
    }
}
