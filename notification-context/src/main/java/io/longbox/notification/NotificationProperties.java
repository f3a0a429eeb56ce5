package io.longbox.notification;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How readers are told of things.
 *
 * @param mail how they are told by mail; used only if {@code spring.mail.host} is set
 */
@ConfigurationProperties("longbox.notifications")
public record NotificationProperties(@DefaultValue Mail mail) {

    /**
     * How mail is sent.
     *
     * @param from who it is from, an address such as {@code Longbox <store@example.org>}; without it a store that has a mail
     *     server does not start
     * @param within how old news may be; what could not be sent by then is not sent any more, and what happened longer ago
     *     when mail is switched on is not sent at all
     * @param poll how often to look for mail that is due again; new mail does not wait for it
     * @param attempts how often to try a mail in all, as long as it is certain that no try got through
     * @param retryAfter how long to wait after the first failure; twice as long after each further one, up to ten minutes
     * @param lease how long sending one mail can take at most; if its outcome is not known by then, the process that sent it
     *     is taken to be dead, and whether the mail arrived is not known
     * @param keep how long to remember what became of a mail, so that it is not sent again; not shorter than {@code within}
     */
    public record Mail(
            @Nullable String from,
            @DefaultValue("1h") Duration within,
            @DefaultValue("10s") Duration poll,
            @DefaultValue("8") int attempts,
            @DefaultValue("30s") Duration retryAfter,
            @DefaultValue("10m") Duration lease,
            @DefaultValue("30d") Duration keep) {

        private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);

        public Mail {
            positive(within, "within");
            positive(poll, "poll");
            positive(retryAfter, "retry-after");
            positive(lease, "lease");
            if (attempts < 1) {
                throw new IllegalArgumentException("longbox.notifications.mail.attempts is at least 1");
            }
            if (keep.compareTo(within) < 0) {
                throw new IllegalArgumentException("longbox.notifications.mail.keep is not shorter than within");
            }
        }

        /** How long to wait after the given attempt, the first being 1. */
        public Duration pauseAfter(int attempt) {
            Duration pause = retryAfter;
            for (int failed = 1; failed < attempt && pause.compareTo(LONGEST_WAIT) < 0; failed++) {
                pause = pause.multipliedBy(2);
            }
            return pause.compareTo(LONGEST_WAIT) < 0 ? pause : LONGEST_WAIT;
        }

        private static void positive(Duration duration, String name) {
            if (duration.isNegative() || duration.isZero()) {
                throw new IllegalArgumentException("longbox.notifications.mail." + name + " is longer than nothing");
            }
        }
    }
}
