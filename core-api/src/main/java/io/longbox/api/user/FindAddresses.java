package io.longbox.api.user;

/** Asks for a reader's address book; answers an {@link AddressBookView}, or nothing if there is no such reader. */
public record FindAddresses(UserId user) {}
