package io.longbox.runtime.timelimit;

import static org.assertj.core.api.Assertions.assertThat;

import io.longbox.runtime.RuntimeProperties.UnitOfWork;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.axonframework.messaging.DefaultInterceptorChain;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.ResultMessage;
import org.axonframework.messaging.timeout.AxonTimeoutException;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TimeLimitsTest {

    private static final Duration WARN_AFTER = Duration.ofSeconds(10);
    private static final Duration INTERRUPT_AFTER = Duration.ofSeconds(60);

    private final AtomicLong now = new AtomicLong(5);
    private final TimeLimits limits = new TimeLimits(new UnitOfWork(WARN_AFTER, INTERRUPT_AFTER), now::get);
    private final MessageHandlerInterceptor<Message<?>> limited = limits.of("a test");
    private final ExecutorService other = Executors.newSingleThreadExecutor();
    private final CountDownLatch started = new CountDownLatch(1);
    private final CountDownLatch proceed = new CountDownLatch(1);

    @AfterEach
    void stop() {
        proceed.countDown();
        other.shutdownNow();
    }

    @Test
    void what_is_done_in_time_has_its_result_and_is_forgotten() {
        assertThat(handle(() -> "done").getPayload()).isEqualTo("done");
        assertThat(limits.underWay()).isZero();
    }

    @Test
    void a_failure_in_time_stays_what_it_is() {
        IllegalStateException failure = new IllegalStateException("no");

        assertThat(handle(() -> {
                            throw failure;
                        })
                        .exceptionResult())
                .isSameAs(failure);
        assertThat(limits.underWay()).isZero();
    }

    @Test
    void what_takes_too_long_is_interrupted_and_fails_as_timed_out() throws Exception {
        Future<ResultMessage<?>> handling = other.submit(() -> handle(this::waitForever));
        started.await();

        after(INTERRUPT_AFTER);

        assertThat(handling.get().exceptionResult()).isInstanceOf(AxonTimeoutException.class);
        assertThat(limits.underWay()).isZero();
        assertThat(isInterrupted()).isFalse();
    }

    @Test
    void an_interruption_that_the_handler_swallows_counts_all_the_same() throws Exception {
        Future<ResultMessage<?>> handling = other.submit(() -> handle(() -> {
            try {
                return waitForever();
            } catch (InterruptedException swallowed) {
                return "done after all";
            }
        }));
        started.await();

        after(INTERRUPT_AFTER);

        assertThat(handling.get().exceptionResult()).isInstanceOf(AxonTimeoutException.class);
        assertThat(isInterrupted()).isFalse();
    }

    @Test
    void what_takes_long_but_not_too_long_is_left_alone() throws Exception {
        Future<ResultMessage<?>> handling = other.submit(() -> handle(this::waitForever));
        started.await();

        after(INTERRUPT_AFTER.minusNanos(1));
        proceed.countDown();

        assertThat(handling.get().getPayload()).isEqualTo("done");
    }

    @Test
    void a_thread_that_goes_on_to_other_work_is_not_interrupted_for_what_it_did_before() throws Exception {
        other.submit(() -> handle(() -> "done")).get();

        after(INTERRUPT_AFTER);

        assertThat(isInterrupted()).isFalse();
    }

    @Test
    void nested_units_of_work_share_a_limit() {
        assertThat(handle(() -> {
                            int outside = limits.underWay();
                            return handle(() -> limits.underWay() - outside).getPayload();
                        })
                        .getPayload())
                .isEqualTo(0);
    }

    private Object waitForever() throws InterruptedException {
        started.countDown();
        proceed.await();
        return "done";
    }

    private void after(Duration time) {
        now.addAndGet(time.toNanos());
        limits.look();
    }

    private boolean isInterrupted() throws ExecutionException, InterruptedException {
        return other.submit(() -> Thread.currentThread().isInterrupted()).get();
    }

    private ResultMessage<?> handle(Callable<Object> handler) {
        DefaultUnitOfWork<Message<?>> unitOfWork = DefaultUnitOfWork.startAndGet(new GenericMessage<>("a message"));
        return unitOfWork.executeWithResult(
                () -> new DefaultInterceptorChain<>(unitOfWork, List.of(limited), message -> handler.call()).proceed());
    }
}
