package io.longbox.api.user;

/** The ways to change a balance. */
public enum PointsOperation {
    ADD,
    DEDUCT,
    SET
}
