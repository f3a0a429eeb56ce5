package io.longbox.api.user;

/** Asks for one reader; answers a {@link UserView}, or nothing. */
public record FindUser(UserId user) {}
