package io.longbox.media.store;

/** Where the bytes of some content are. */
enum Place {
    POSTGRES,
    S3
}
