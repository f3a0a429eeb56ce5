package io.longbox.api.order;

import io.longbox.api.Points;

/**
 * What an order has done to the reader's points, by the reader's ledger.
 *
 * @param spent what was paid with
 * @param returned how many of those went back
 * @param reward what the order earns: before the multiplier of the reader's plan, until it is earned; none if the order
 *     was given up before
 * @param revoked how many of those earned were taken away again
 */
public record OrderPointsView(Points spent, Points returned, Points reward, Points revoked) {}
