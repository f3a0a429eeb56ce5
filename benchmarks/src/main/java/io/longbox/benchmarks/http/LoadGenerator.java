package io.longbox.benchmarks.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Makes requests to one server, one at a time on each of a few connections, and takes little processor time for it,
 * because that is missing where the server is. The thread that calls does everything.
 *
 * <p>At an open pace a request has a moment at which it is due. If all connections are busy then, it is sent later, and
 * what it had to wait counts as a part of its latency: a server that stalls is not let off with the one request that it
 * kept waiting. Due times are kept to a millisecond, to the server's disadvantage.
 */
public final class LoadGenerator implements AutoCloseable {

    private static final long ANSWERS_WITHIN_NANOS = TimeUnit.SECONDS.toNanos(30);

    private final InetSocketAddress server;
    private final Selector selector;
    private final List<Connection> connections = new ArrayList<>();

    /** The one that was used last comes first. */
    private final Deque<Connection> idle = new ArrayDeque<>();

    /**
     * @throws IOException if the server cannot be reached
     */
    public LoadGenerator(InetSocketAddress server, int connections) throws IOException {
        this.server = server;
        this.selector = Selector.open();
        for (int i = 0; i < connections; i++) {
            Connection connection = new Connection();
            connection.open();
            this.connections.add(connection);
            idle.add(connection);
        }
    }

    /**
     * Makes requests at a pace, and returns once all are answered or have waited too long.
     *
     * @return how many seconds requests were made
     */
    public double run(Pace pace, Exchange exchange) throws IOException {
        return new Run(pace, exchange).run();
    }

    private final class Run {

        private final Exchange exchange;
        private final int most;
        private final int atOnce;
        private final long nanosBetween;
        private final long window;
        private final long start = System.nanoTime();
        private int next;
        private int underWay;

        Run(Pace pace, Exchange exchange) {
            this.exchange = exchange;
            if (pace instanceof Pace.Open open) {
                most = Math.multiplyExact(open.perSecond(), open.seconds());
                atOnce = connections.size();
                nanosBetween = TimeUnit.SECONDS.toNanos(1) / open.perSecond();
                window = TimeUnit.SECONDS.toNanos(open.seconds());
            } else {
                Pace.Closed closed = (Pace.Closed) pace;
                most = closed.most();
                atOnce = Math.min(closed.atOnce(), connections.size());
                nanosBetween = 0;
                window = TimeUnit.SECONDS.toNanos(closed.seconds());
            }
        }

        double run() throws IOException {
            long lastMade = 0;
            while (true) {
                long now = System.nanoTime() - start;
                while (mayMake(now) && due(next) <= now && underWay < atOnce) {
                    make(now);
                    lastMade = now;
                }
                if (underWay == 0 && !mayMake(now)) {
                    return Math.min(window, Math.max(now, lastMade)) / 1e9;
                }
                if (now > window + ANSWERS_WITHIN_NANOS) {
                    giveUp();
                    return window / 1e9;
                }
                await(now);
            }
        }

        /** At an open pace what is due is made however late it is; at a closed one, time is up when it is up. */
        private boolean mayMake(long now) {
            return next < most && (nanosBetween > 0 || now < window);
        }

        private long due(int number) {
            return number * nanosBetween;
        }

        private void make(long now) throws IOException {
            int number = next++;
            Connection connection = idle.pop();
            connection.begin(this, number, start + (nanosBetween > 0 ? due(number) : now));
            underWay++;
            connection.write();
        }

        private void await(long now) throws IOException {
            long wait = mayMake(now) && underWay < atOnce ? due(next) - now : TimeUnit.MILLISECONDS.toNanos(100);
            selector.select(
                    key -> ((Connection) key.attachment()).ready(), Math.max(1, TimeUnit.NANOSECONDS.toMillis(wait)));
        }

        private void answered(Connection connection, Answer answer) {
            underWay--;
            long now = System.nanoTime();
            exchange.answered(connection.number, answer, now - connection.due, now - start <= window);
        }

        private void failed(Connection connection, String why) {
            underWay--;
            exchange.failed(connection.number, why);
        }

        private void giveUp() throws IOException {
            for (Connection connection : connections) {
                if (connection.run != null) {
                    connection.fail("no answer within 30 s");
                }
            }
            for (; next < most; next++) {
                exchange.failed(next, "could not be sent within 30 s, because all connections waited for answers");
            }
        }
    }

    private final class Connection {

        private @Nullable SocketChannel channel;
        private byte[] received = new byte[8_192];
        private int length;
        private ByteBuffer sending = ByteBuffer.allocate(0);
        private @Nullable Run run;
        private int number;
        private long due;

        void open() throws IOException {
            SocketChannel opened = SocketChannel.open(server);
            opened.setOption(StandardSocketOptions.TCP_NODELAY, true);
            opened.configureBlocking(false);
            opened.register(selector, SelectionKey.OP_READ, this);
            channel = opened;
        }

        void begin(Run by, int requestNumber, long dueAt) {
            run = by;
            number = requestNumber;
            due = dueAt;
            sending = ByteBuffer.wrap(by.exchange.request(requestNumber));
            length = 0;
        }

        void write() throws IOException {
            try {
                if (channel == null) {
                    open();
                }
                channel.write(sending);
                channel.keyFor(selector)
                        .interestOps(
                                sending.hasRemaining()
                                        ? SelectionKey.OP_READ | SelectionKey.OP_WRITE
                                        : SelectionKey.OP_READ);
            } catch (IOException broken) {
                fail(broken.toString());
            }
        }

        void ready() {
            try {
                if (sending.hasRemaining()) {
                    write();
                }
                if (channel != null) {
                    read();
                }
            } catch (IOException broken) {
                fail(broken.toString());
            }
        }

        private void read() throws IOException {
            boolean closed = false;
            while (channel != null) {
                if (length == received.length) {
                    received = Arrays.copyOf(received, received.length * 2);
                }
                int count = channel.read(ByteBuffer.wrap(received, length, received.length - length));
                if (count <= 0) {
                    closed = count < 0;
                    break;
                }
                length += count;
            }
            if (run == null) {
                // Idle for longer than the server likes: a new one is opened when it is needed.
                if (closed || length > 0) {
                    close();
                }
                return;
            }
            if (length > 0 || closed) {
                Answer answer = AnswerReader.read(received, length, closed);
                if (answer != null) {
                    finish(answer, closed);
                }
            }
        }

        private void finish(Answer answer, boolean closed) {
            Run finished = run;
            run = null;
            if (closed || answer.lastOnConnection()) {
                close();
            }
            length = 0;
            idle.push(this);
            if (finished != null) {
                finished.answered(this, answer);
            }
        }

        void fail(String why) {
            Run failed = run;
            run = null;
            close();
            if (failed != null) {
                idle.push(this);
                failed.failed(this, why);
            }
        }

        void close() {
            SocketChannel closing = channel;
            channel = null;
            sending = ByteBuffer.allocate(0);
            length = 0;
            if (closing != null) {
                try {
                    closing.close();
                } catch (IOException alreadyGone) {
                    // That is what was wanted.
                }
            }
        }
    }

    @Override
    public void close() throws IOException {
        connections.forEach(Connection::close);
        selector.close();
    }
}
