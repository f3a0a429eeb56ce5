package io.longbox.payments.call;

/** What is asked of the provider. */
enum Operation {
    AUTHORISE,
    CAPTURE,
    VOID,
    REFUND
}
