package io.longbox.api.notification;

import io.longbox.api.user.UserId;

/** Names the stream of a reader's inbox. */
public record InboxId(UserId user) {

    @Override
    public String toString() {
        return "inbox-" + user;
    }
}
