package io.longbox.notification.inbox;

import io.longbox.api.Refusal;
import io.longbox.api.RefusedException;
import org.hamcrest.CustomTypeSafeMatcher;
import org.hamcrest.Matcher;
import org.jspecify.annotations.Nullable;

/** What a refused command throws. */
final class Refusals {

    private Refusals() {}

    static Matcher<RefusedException> refusal(Refusal.Code code, String detail, @Nullable String field) {
        Refusal expected = new Refusal(code, detail, field);
        return new CustomTypeSafeMatcher<>(expected.toString()) {
            @Override
            protected boolean matchesSafely(RefusedException refused) {
                return refused.refusal().equals(expected);
            }
        };
    }
}
