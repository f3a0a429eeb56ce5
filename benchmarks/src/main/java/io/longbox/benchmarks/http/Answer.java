package io.longbox.benchmarks.http;

import java.nio.charset.StandardCharsets;

/**
 * What an HTTP server answered.
 *
 * @param status such as 201
 * @param body as it is once the framing is off
 * @param lastOnConnection whether the server closes the connection after it
 */
public record Answer(int status, byte[] body, boolean lastOnConnection) {

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** Whether these bytes are in the body, without making a text of it. */
    public boolean contains(byte[] searched) {
        for (int at = 0; at <= body.length - searched.length; at++) {
            int same = 0;
            while (same < searched.length && body[at + same] == searched[same]) {
                same++;
            }
            if (same == searched.length) {
                return true;
            }
        }
        return false;
    }
}
