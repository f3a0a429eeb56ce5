package io.longbox.web.idempotency;

import org.jspecify.annotations.Nullable;

/** An answer as it is kept: enough to give it again. */
record StoredAnswer(
        int status,
        @Nullable String contentType,
        @Nullable String location,
        @Nullable String etag,
        byte[] body) {}
