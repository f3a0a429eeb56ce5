package io.longbox.media;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What images are taken, and where they are kept.
 *
 * @param store where new content is kept; what is kept already stays where it is
 * @param s3 see {@link S3}
 * @param maxImage the largest image that is taken
 * @param maxPixels how many pixels an image may have, all frames of an animation together
 * @param maxArchive how large all that is packed in a chapter's archive may be together
 * @param maxPages how many files a chapter's archive may hold
 * @param decoders how many images are decoded at once at most, because each takes memory
 * @param collectEvery how often to look for content that nothing refers to
 * @param keepUnreferenced how long content that nothing refers to is kept, at least a minute; it must be much longer than
 *     the time between an upload and the event that speaks of it
 */
@ConfigurationProperties("longbox.media")
public record MediaProperties(
        @DefaultValue("postgres") Store store,
        @DefaultValue S3 s3,
        @DefaultValue("20MB") DataSize maxImage,
        @DefaultValue("50000000") long maxPixels,
        @DefaultValue("1GB") DataSize maxArchive,
        @DefaultValue("2000") int maxPages,
        @DefaultValue("2") int decoders,
        @DefaultValue("1h") Duration collectEvery,
        @DefaultValue("24h") Duration keepUnreferenced) {

    private static final Duration SHORTEST = Duration.ofMinutes(1);

    public MediaProperties {
        atLeastOne(maxImage.toBytes(), "max-image");
        atLeastOne(maxPixels, "max-pixels");
        atLeastOne(maxArchive.toBytes(), "max-archive");
        atLeastOne(maxPages, "max-pages");
        atLeastOne(decoders, "decoders");
        if (collectEvery.isNegative() || collectEvery.isZero()) {
            throw new IllegalArgumentException("longbox.media.collect-every is longer than nothing");
        }
        if (keepUnreferenced.compareTo(SHORTEST) < 0) {
            throw new IllegalArgumentException("longbox.media.keep-unreferenced is at least a minute");
        }
    }

    /** Where content can be kept. */
    public enum Store {
        POSTGRES,
        S3
    }

    /**
     * An S3-compatible store. It is used if it has a bucket; content that is there can be read whatever {@link #store} says.
     *
     * @param endpoint its address, or null for AWS's own
     * @param bucket must exist
     * @param region the bucket's
     * @param accessKey with the secret key, or neither: then both come from where AWS's tools look
     * @param secretKey see accessKey
     * @param pathStyle whether the bucket is named in the path rather than in the host's name
     */
    public record S3(
            @Nullable URI endpoint,
            @Nullable String bucket,
            @DefaultValue("us-east-1") String region,
            @Nullable String accessKey,
            @Nullable String secretKey,
            @DefaultValue("true") boolean pathStyle) {

        /** Without the keys: it may be logged. */
        @Override
        public String toString() {
            return "S3[endpoint=%s, bucket=%s, region=%s, pathStyle=%s]".formatted(endpoint, bucket, region, pathStyle);
        }
    }

    private static void atLeastOne(long value, String name) {
        if (value < 1) {
            throw new IllegalArgumentException("longbox.media." + name + " is at least 1");
        }
    }
}
