package io.longbox.media.store;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import software.amazon.awssdk.services.s3.S3Client;

/** The client of the S3-compatible store, closed at the end; null where there is none. */
record S3Connection(@Nullable S3Client client) implements DisposableBean {

    @Override
    public void destroy() {
        if (client != null) {
            client.close();
        }
    }
}
