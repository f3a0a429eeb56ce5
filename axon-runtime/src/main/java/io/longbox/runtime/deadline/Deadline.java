package io.longbox.runtime.deadline;

import java.time.Instant;
import org.axonframework.deadline.DeadlineMessage;
import org.axonframework.messaging.ScopeDescriptor;

/**
 * Something to tell a process at a moment.
 *
 * @param id names it, for whoever wants to cancel it
 * @param scope the process to tell
 * @param message what to tell it
 * @param dueAt when
 */
record Deadline(String id, ScopeDescriptor scope, DeadlineMessage<?> message, Instant dueAt) {}
