package io.longbox.query.waitlist;

import io.longbox.api.waitlist.PlaceView;
import org.jspecify.annotations.Nullable;

/**
 * A place and where in its line it stands.
 *
 * @param place the place
 * @param ahead how many wait before it, or null if it is not waiting
 * @param version of the line
 */
record Standing(PlaceRow place, @Nullable Long ahead, long version) {

    PlaceView toView() {
        return place.toView(ahead, version);
    }
}
