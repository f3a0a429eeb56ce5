package io.longbox.web.idempotency;

import java.util.UUID;

/** How an attempt to claim a key went. */
sealed interface Claim {

    /** The key is this request's, until it answers or lets go. */
    record Granted(UUID owner) implements Claim {}

    /** Another request with the same body holds it. */
    record UnderWay() implements Claim {}

    /** It was used for a different body. */
    record Reused() implements Claim {}

    /** It was used for this request, and this is what was answered. */
    record Answered(StoredAnswer answer) implements Claim {}
}
