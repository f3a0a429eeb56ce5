package io.longbox.benchmarks.http;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** The bytes of requests to one server. */
public record Requests(InetSocketAddress server) {

    public byte[] get(String path) {
        return of("GET", path, "", "");
    }

    public byte[] delete(String path) {
        return of("DELETE", path, "", "");
    }

    /**
     * @param idempotencyKey or an empty text for none
     * @param json the body
     */
    public byte[] post(String path, String idempotencyKey, String json) {
        String key = idempotencyKey.isEmpty() ? "" : "Idempotency-Key: " + idempotencyKey + "\r\n";
        return of("POST", path, "Content-Type: application/json\r\n" + key, json);
    }

    private byte[] of(String method, String path, String headers, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        String contentLength = bytes.length == 0 ? "" : "Content-Length: " + bytes.length + "\r\n";
        String request = method + " " + path + " HTTP/1.1\r\nHost: " + server.getHostString() + ":" + server.getPort()
                + "\r\n" + headers + contentLength + "\r\n" + body;
        return request.getBytes(StandardCharsets.UTF_8);
    }
}
