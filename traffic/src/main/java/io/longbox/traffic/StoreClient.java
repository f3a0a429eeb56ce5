package io.longbox.traffic;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks the store, and asks again while it is away or busy. Every POST carries an idempotency key, the same in every
 * repeat, so a repeat of one that did arrive changes nothing; PUT and DELETE need none.
 */
final class StoreClient {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration TO_CONNECT = Duration.ofSeconds(10);
    private static final Duration TO_ANSWER = Duration.ofSeconds(30);
    private static final long FIRST_PAUSE_MS = 50;
    private static final long LONGEST_PAUSE_MS = 2_000;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TO_CONNECT)
            .executor(fewThreads())
            .build();
    private final URI base;
    private final Duration patience;
    private final long seed;
    private volatile long lastAnswer = System.nanoTime();

    /** Takes an answer as it comes. */
    @FunctionalInterface
    interface Reading<T> {

        /**
         * @throws IOException if it breaks off
         * @throws Malformed if it is not what was agreed
         */
        T of(InputStream body) throws IOException, Malformed;
    }

    /** Sends a request once. */
    @FunctionalInterface
    private interface Sending<T, X extends Exception> {

        /**
         * @param repeated whether it was sent before
         */
        T send(boolean repeated) throws IOException, InterruptedException, ComeBack, NoAnswer, X;
    }

    /** The store asks to be asked again. */
    private static final class ComeBack extends Exception {

        private final Answer answer;

        private ComeBack(Answer answer) {
            this.answer = answer;
        }
    }

    /**
     * @param base where the store is, without a slash at the end
     * @param patience how long to ask again before a request counts as failed
     * @param seed makes the pauses between repeats reproducible
     */
    StoreClient(URI base, Duration patience, long seed) {
        this.base = base;
        this.patience = patience;
        this.seed = seed;
    }

    Answer get(String path) throws NoAnswer {
        return exchange(request(path).GET().build(), path.hashCode());
    }

    /**
     * @param idempotencyKey names the request: the same for every repeat of it, and for no other
     */
    Answer post(String path, Object body, String idempotencyKey) throws NoAnswer {
        return post(path, body, idempotencyKey, null);
    }

    /**
     * @param ifMatch the entity tag of what the request is about, as it was read, or null for any
     */
    Answer post(String path, Object body, String idempotencyKey, @Nullable String ifMatch) throws NoAnswer {
        HttpRequest.Builder request =
                request(path).header("Content-Type", "application/json").header("Idempotency-Key", idempotencyKey);
        if (ifMatch != null) {
            request.header("If-Match", ifMatch);
        }
        return exchange(request.POST(json(body)).build(), idempotencyKey.hashCode());
    }

    /**
     * Sends a file as it is.
     *
     * @param type its media type
     * @param idempotencyKey as above
     * @throws UnusableInput if there is no such file
     */
    Answer upload(String path, Path file, String type, String idempotencyKey) throws NoAnswer {
        try {
            return exchange(
                    request(path)
                            .header("Content-Type", type)
                            .header("Idempotency-Key", idempotencyKey)
                            .POST(BodyPublishers.ofFile(file))
                            .build(),
                    idempotencyKey.hashCode());
        } catch (FileNotFoundException missing) {
            throw new UnusableInput("there is no file " + file);
        }
    }

    Answer put(String path, Object body) throws NoAnswer {
        return exchange(
                request(path)
                        .header("Content-Type", "application/json")
                        .PUT(json(body))
                        .build(),
                path.hashCode());
    }

    Answer delete(String path) throws NoAnswer {
        return exchange(request(path).DELETE().build(), path.hashCode());
    }

    private static BodyPublisher json(Object body) {
        return BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body));
    }

    private Answer exchange(HttpRequest request, int salt) throws NoAnswer {
        return this.<Answer, NoAnswer>patiently(salt, repeated -> {
            Answer answer = Answer.of(http.send(request, BodyHandlers.ofByteArray()), repeated);
            if (asksToComeBack(answer)) {
                throw new ComeBack(answer);
            }
            return answer;
        });
    }

    /**
     * Reads an answer of any length as it comes. One that breaks off is read again, from its start.
     *
     * @param type the media type to ask for
     */
    <T> T read(String path, String type, Reading<T> reading) throws NoAnswer, Malformed {
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(TO_ANSWER)
                .header("Accept", type + ", application/problem+json")
                .build();
        return this.<T, Malformed>patiently(path.hashCode(), repeated -> {
            HttpResponse<InputStream> response = http.send(request, BodyHandlers.ofInputStream());
            if (response.statusCode() != 200) {
                Answer answer = Answer.insteadOf(response);
                if (asksToComeBack(answer)) {
                    throw new ComeBack(answer);
                }
                throw new NoAnswer(answer.inWords());
            }
            try (InputStream body = new WatchedStream(response.body(), TO_ANSWER)) {
                return reading.of(body);
            }
        });
    }

    /**
     * Asks once, without patience.
     *
     * @throws UnusableInput if nobody answers
     */
    Answer probe(String path) {
        try {
            return Answer.of(http.send(request(path).GET().build(), BodyHandlers.ofByteArray()), false);
        } catch (IOException unreachable) {
            throw new UnusableInput("cannot reach a store at " + base + ": " + inWords(unreachable));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new UnusableInput("interrupted");
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path))
                .timeout(TO_ANSWER)
                .header("Accept", "application/json, application/problem+json");
    }

    private <T, X extends Exception> T patiently(int salt, Sending<T, X> sending) throws NoAnswer, X {
        long started = System.nanoTime();
        SplittableRandom random = new SplittableRandom(seed + salt);
        for (int attempt = 1; ; attempt++) {
            String trouble;
            Duration pause = pause(attempt, random);
            try {
                T answer = sending.send(attempt > 1);
                lastAnswer = System.nanoTime();
                return answer;
            } catch (ComeBack later) {
                trouble = later.answer.inWords();
                Duration asked = later.answer.retryAfter().orElse(Duration.ZERO);
                pause = asked.compareTo(pause) > 0 ? asked : pause;
            } catch (IOException away) {
                trouble = inWords(away);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new NoAnswer("interrupted");
            }
            if (remaining(started) < pause.toNanos()) {
                throw new NoAnswer(trouble + ", until the patience of " + patience.toSeconds() + " s was over");
            }
            rest(pause);
        }
    }

    /** A store that has not answered anybody for so long is gone: then each further request is tried only once. */
    private long remaining(long started) {
        long now = System.nanoTime();
        return Math.min(started - now, lastAnswer - now) + patience.toNanos();
    }

    /** A conflict that comes with a time is not an answer: an earlier sending of the same request is still under way. */
    private static boolean asksToComeBack(Answer answer) {
        return switch (answer.status()) {
            case 429, 502, 503, 504 -> true;
            case 409, 425 -> answer.retryAfter().isPresent();
            default -> false;
        };
    }

    private static Duration pause(int attempt, SplittableRandom random) {
        long longest = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS << Math.min(attempt, 10));
        return Duration.ofMillis(longest / 2 + random.nextLong(longest / 2));
    }

    /** The client's own work never blocks; more threads would only take the processor from a store on the same machine. */
    private static Executor fewThreads() {
        return Executors.newFixedThreadPool(2, task -> {
            Thread thread = new Thread(task, "http");
            thread.setDaemon(true);
            return thread;
        });
    }

    static void rest(Duration pause) throws NoAnswer {
        try {
            TimeUnit.NANOSECONDS.sleep(pause.toNanos());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new NoAnswer("interrupted");
        }
    }

    private static String inWords(IOException away) {
        if (away instanceof ConnectException) {
            return "no connection";
        }
        if (away instanceof HttpTimeoutException) {
            return "no answer within " + TO_ANSWER.toSeconds() + " s";
        }
        return "the connection broke";
    }
}
