package io.longbox.web.store;

import io.longbox.api.Versioned;
import java.util.Optional;

/**
 * What a command did.
 *
 * @param version the aggregate's version after it
 * @param view the view that has caught up with it, or empty if it lags
 */
public record Written<V extends Versioned>(long version, Optional<V> view) {

    /** The version to show as the ETag: the view's, which may be newer, or the known one. */
    public long shownVersion() {
        return view.map(Versioned::version).orElse(version);
    }
}
