package io.longbox.notification.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A mail server that answers as it is told, for what no proper one does. */
final class ScriptedServer implements AutoCloseable {

    /** The line that ends a mail. */
    static final String END = ".";

    private static final String HANG_UP = "";

    private final ServerSocket socket;
    private final Map<String, String> answers = new ConcurrentHashMap<>(Map.of("DATA", "354 go on", "QUIT", "221 bye"));
    private final List<String> commands = new CopyOnWriteArrayList<>();
    private volatile Runnable beforeEnd = () -> {};

    ScriptedServer() {
        try {
            socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        Thread thread = new Thread(this::serve, "ScriptedServer");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return socket.getLocalPort();
    }

    ScriptedServer answers(String verb, String answer) {
        answers.put(verb, answer);
        return this;
    }

    ScriptedServer hangsUpAfter(String verb) {
        return answers(verb, HANG_UP);
    }

    /** What to do when a mail is complete, before it is answered. */
    ScriptedServer beforeEnd(Runnable action) {
        beforeEnd = action;
        return this;
    }

    /** The first words of all commands so far, and {@link #END} for each complete mail. */
    List<String> commands() {
        return commands;
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket caller = socket.accept()) {
                talk(caller);
            } catch (IOException gone) {
                // The caller, or this server.
            }
        }
    }

    private void talk(Socket caller) throws IOException {
        BufferedReader in =
                new BufferedReader(new InputStreamReader(caller.getInputStream(), StandardCharsets.ISO_8859_1));
        say(caller, "220 ready");
        boolean inMail = false;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (inMail && !line.equals(END)) {
                continue;
            }
            String verb = line.split(" ", 2)[0].toUpperCase(Locale.ROOT);
            commands.add(verb);
            if (inMail) {
                beforeEnd.run();
            }
            String answer = answers.getOrDefault(verb, "250 fine");
            if (answer.equals(HANG_UP)) {
                return;
            }
            inMail = answer.startsWith("354");
            say(caller, answer);
        }
    }

    private static void say(Socket caller, String line) throws IOException {
        OutputStream out = caller.getOutputStream();
        out.write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
