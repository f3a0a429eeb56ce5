package io.longbox.notification.inbox;

import io.longbox.api.notification.NotificationId;
import java.util.LinkedHashSet;

/** The notifications marked last, so that a repeat is no event. An older one that is marked again is, and harms nothing. */
final class RecentMarks {

    static final int REMEMBERED = 1_000;

    private LinkedHashSet<String> ids = new LinkedHashSet<>();

    boolean contains(NotificationId notification) {
        return ids.contains(notification.toString());
    }

    void add(NotificationId notification) {
        ids.add(notification.toString());
        if (ids.size() > REMEMBERED) {
            ids.remove(ids.iterator().next());
        }
    }
}
