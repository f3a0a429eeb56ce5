package io.longbox.web.idempotency;

import java.util.UUID;

/**
 * The id of what a request creates: derived from its idempotency key if it has one, so that a repeat that slips past the
 * stored answers still has one effect; random otherwise.
 */
public record NewId(UUID value) {}
