package io.longbox.web.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A reader of server-sent events at the other end of a socket, as bare as can be. */
final class EventStream implements AutoCloseable {

    /** One event: its name and its data. */
    record Event(String name, String data) {}

    private final Socket socket;
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private volatile boolean ended;

    private EventStream(Socket socket) {
        this.socket = socket;
    }

    static EventStream open(int port, String path) throws IOException {
        Socket socket = new Socket("localhost", port);
        socket.setSoTimeout(20_000);
        EventStream stream = new EventStream(socket);
        String request =
                "GET " + path + " HTTP/1.1\r\nHost: x\r\nAccept: text/event-stream\r\nConnection: close\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        Thread reader = new Thread(stream::read, "reader of " + path);
        reader.setDaemon(true);
        reader.start();
        return stream;
    }

    private void read() {
        try (BufferedReader in =
                new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
            String line;
            while ((line = in.readLine()) != null) {
                lines.add(line);
            }
        } catch (IOException gone) {
            // As good as an end.
        }
        ended = true;
    }

    String head() {
        await().until(() -> lines.contains(""));
        return String.join("\n", lines.subList(0, lines.indexOf("")));
    }

    /** All lines so far, without those that frame the chunks. */
    List<String> lines() {
        return lines.stream().filter(line -> !line.matches("\\p{XDigit}{1,4}")).toList();
    }

    List<Event> events() {
        List<String> said = lines();
        return IntStream.range(0, said.size() - 1)
                .filter(i -> said.get(i).startsWith("event:") && said.get(i + 1).startsWith("data:"))
                .mapToObj(i -> new Event(
                        said.get(i).substring("event:".length()),
                        said.get(i + 1).substring("data:".length())))
                .toList();
    }

    List<String> data(String name) {
        return events().stream()
                .filter(event -> event.name().equals(name))
                .map(Event::data)
                .collect(Collectors.toList());
    }

    /** Waits until something with this text in it was told under this name. */
    EventStream tells(String name, String text) {
        await().untilAsserted(() -> assertThat(data(name)).anyMatch(data -> data.contains(text)));
        return this;
    }

    boolean hasEnded() {
        return ended;
    }

    /** For how long nothing has been said but that the stream is still there. */
    void staysQuietFor(Duration time) {
        int told = events().size();
        await().during(time.toMillis(), TimeUnit.MILLISECONDS)
                .atMost(time.plusSeconds(5))
                .until(() -> events().size() == told);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
