package io.longbox.web.problem;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class OutageLogTest {

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 3);
    private final OutageLog outages = new OutageLog(now::get);
    private final ListAppender<ILoggingEvent> told = new ListAppender<>();
    private final Logger logger = (Logger) LoggerFactory.getLogger(OutageLog.class);

    @BeforeEach
    void listen() {
        told.start();
        logger.addAppender(told);
    }

    @AfterEach
    void leave() {
        logger.detachAppender(told);
    }

    @Test
    void the_first_is_told_at_once_and_the_rest_counted() {
        for (int i = 1; i <= 1_000; i++) {
            int number = i;
            outages.tell(() -> "failure " + number);
        }
        assertThat(told.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsExactly("The store is unavailable, to 1 request(s) since it was told last: failure 1");

        now.addAndGet(Duration.ofSeconds(5).toNanos());
        outages.tell(() -> "the last");
        assertThat(told.list.get(1).getFormattedMessage())
                .isEqualTo("The store is unavailable, to 1000 request(s) since it was told last: the last");
    }
}
