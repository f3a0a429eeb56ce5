package io.longbox.api.user;

/** Asks for a reader's address book; answers an {@link AddressBookView}, an empty one if nothing is in it. */
public record FindAddresses(UserId user) {}
