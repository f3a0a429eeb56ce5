package io.longbox.api.user;

/** Whether a reader may ask for things. */
public enum UserStatus {
    ACTIVE,
    SUSPENDED
}
