package io.longbox.web.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Delayed;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PacedTest {

    private final ScheduledThreadPoolExecutor scheduler = new ScheduledThreadPoolExecutor(4);
    private final AtomicInteger runs = new AtomicInteger();

    @AfterEach
    void stop() {
        scheduler.shutdownNow();
    }

    @Test
    void a_task_runs_once_however_often_it_is_asked_for_meanwhile() {
        Paced paced = new Paced(runs::incrementAndGet, scheduler, Duration.ofDays(1));

        paced.ask();
        await().untilAtomic(runs, is(1));
        for (int i = 0; i < 100; i++) {
            paced.ask();
        }

        assertThat(scheduler.getQueue()).hasSize(1);
        assertThat(scheduler.getQueue().peek())
                .asInstanceOf(InstanceOfAssertFactories.type(Delayed.class))
                .satisfies(next -> assertThat(next.getDelay(TimeUnit.HOURS)).isEqualTo(23));
    }

    @Test
    void what_is_asked_for_during_a_run_is_run_after_it_and_never_beside_it() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        AtomicInteger atOnce = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Paced paced = new Paced(
                () -> {
                    most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
                    begun.countDown();
                    try {
                        goOn.await();
                    } catch (InterruptedException stopping) {
                        Thread.currentThread().interrupt();
                    }
                    atOnce.decrementAndGet();
                    runs.incrementAndGet();
                },
                scheduler,
                Duration.ZERO);

        paced.ask();
        begun.await();
        paced.ask();
        paced.ask();
        goOn.countDown();

        await().untilAtomic(runs, is(2));
        assertThat(most).hasValue(1);
        assertThat(scheduler.getQueue()).isEmpty();
    }

    @Test
    void nothing_that_is_asked_for_is_lost() {
        AtomicInteger asked = new AtomicInteger();
        AtomicInteger seen = new AtomicInteger();
        Paced paced = new Paced(() -> seen.set(asked.get()), scheduler, Duration.ZERO);

        for (int i = 0; i < 20_000; i++) {
            asked.incrementAndGet();
            paced.ask();
        }

        await().untilAtomic(seen, is(20_000));
    }
}
