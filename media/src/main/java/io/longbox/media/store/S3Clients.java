package io.longbox.media.store;

import io.longbox.media.MediaProperties;
import java.time.Duration;
import org.springframework.util.StringUtils;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/** Makes the client of an S3-compatible store. */
final class S3Clients {

    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(3);
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(20);
    private static final Duration CALL_WITHIN = Duration.ofSeconds(60);

    private S3Clients() {}

    /**
     * @throws StoreMisconfigured if the bucket is not named, or there are no keys or half of them
     */
    static S3Client of(MediaProperties.S3 settings) {
        if (!StringUtils.hasText(settings.bucket())) {
            throw new StoreMisconfigured(
                    "Images are to be kept in an S3-compatible store, but no bucket is named.",
                    "Set longbox.media.s3.bucket to a bucket that exists.");
        }
        S3ClientBuilder client = S3Client.builder()
                .region(Region.of(settings.region()))
                .forcePathStyle(settings.pathStyle())
                .credentialsProvider(credentials(settings))
                // Many S3-compatible stores do not know the checksums that AWS's client would add by itself.
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .overrideConfiguration(limits -> limits.apiCallTimeout(CALL_WITHIN))
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(CONNECT_WITHIN)
                        .socketTimeout(ANSWER_WITHIN));
        if (settings.endpoint() != null) {
            client.endpointOverride(settings.endpoint());
        }
        return client.build();
    }

    private static AwsCredentialsProvider credentials(MediaProperties.S3 settings) {
        boolean access = StringUtils.hasText(settings.accessKey());
        boolean secret = StringUtils.hasText(settings.secretKey());
        if (access != secret) {
            throw new StoreMisconfigured(
                    "The S3-compatible store has half of its keys.",
                    "Set both longbox.media.s3.access-key and longbox.media.s3.secret-key, or neither.");
        }
        if (access) {
            return StaticCredentialsProvider.create(
                    AwsBasicCredentials.create(settings.accessKey(), settings.secretKey()));
        }
        DefaultCredentialsProvider usual = DefaultCredentialsProvider.builder().build();
        try {
            usual.resolveCredentials();
        } catch (SdkException none) {
            throw new StoreMisconfigured(
                    "There are no keys for the S3-compatible store.",
                    "Set longbox.media.s3.access-key and longbox.media.s3.secret-key, or AWS_ACCESS_KEY_ID and"
                            + " AWS_SECRET_ACCESS_KEY.");
        }
        return usual;
    }
}
