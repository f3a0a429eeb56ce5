package io.longbox.runtime.store;

/**
 * What tells later whether a transaction that appended events was committed.
 *
 * @param transaction its id, as {@code pg_current_xact_id()} told it
 * @param event one of the events that it stored
 */
record Appended(String transaction, String event) {}
