package io.longbox.api.user;

import io.longbox.api.Points;
import java.math.BigDecimal;
import org.axonframework.serialization.Revision;

/**
 * Points were earned.
 *
 * @param user who earned them
 * @param entry the idempotency key
 * @param base how many they are without a plan
 * @param multiplier what the reader's plan made of them; 1 without one
 * @param amount how many were added
 * @param balance what the ledger stands at after it
 * @param reason what for
 */
@Revision("1")
public record PointsEarned(
        UserId user,
        PointsEntryId entry,
        Points base,
        BigDecimal multiplier,
        Points amount,
        Points balance,
        String reason)
        implements UserEvent {}
