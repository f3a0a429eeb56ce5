package io.longbox.notification.mail;

import io.longbox.api.notification.NotificationId;

/**
 * A mail as it goes out. Neither the name nor the subject has a line break.
 *
 * @param id what it tells of
 * @param address where it goes
 * @param name of the reader
 * @param subject what it is about, in a line
 * @param body plain text
 */
record Letter(NotificationId id, String address, String name, String subject, String body) {

    /** Its address and its name stay out of logs. */
    @Override
    public String toString() {
        return "Letter[" + id + "]";
    }
}
