package io.longbox.web.image;

import io.longbox.api.media.StoredImage;
import io.longbox.media.Content;
import io.longbox.media.ContentStore;
import io.longbox.web.input.Precondition;
import io.longbox.web.problem.ProblemException;
import io.longbox.web.problem.ProblemKind;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.ServletWebRequest;

/** Serves stored images, whole or in parts, a piece at a time in memory. */
@Component
public class ImageServer {

    /** The parameter by which an address names the content it expects. */
    public static final String VERSION = "v";

    private static final Logger log = LoggerFactory.getLogger(ImageServer.class);
    private static final int PIECE = 32 * 1024;
    private static final String FOR_GOOD = "max-age=31536000, immutable";

    private final ContentStore store;

    ImageServer(ContentStore store) {
        this.store = store;
    }

    /** The ETag of an image: what is kept under a hash never changes. */
    public static String etag(StoredImage image) {
        return "\"" + image.hash() + "\"";
    }

    /**
     * An image that is asked for.
     *
     * @param image which
     * @param name what a file of it would be called, without an ending
     * @param forEverybody whether anybody who asks would get it, so that anybody may keep it
     * @param version the hash that the address names, if it does
     */
    public record Asked(
            StoredImage image,
            String name,
            boolean forEverybody,
            @Nullable String version) {}

    /**
     * Answers a GET or HEAD with an image.
     *
     * @throws ProblemException if none of the parts that are asked for exists, or the content is lost
     */
    public void serve(Asked asked, HttpServletRequest request, HttpServletResponse response) throws IOException {
        StoredImage image = asked.image();
        if (!Precondition.matches(request.getHeader(HttpHeaders.IF_MATCH), etag(image))) {
            throw Precondition.stale();
        }
        response.setHeader(HttpHeaders.CACHE_CONTROL, caching(asked));
        response.setHeader(HttpHeaders.ETAG, etag(image));
        // Spring knows all about If-None-Match, except that * is any.
        if ("*".equals(request.getHeader(HttpHeaders.IF_NONE_MATCH))) {
            response.setStatus(HttpStatus.NOT_MODIFIED.value());
            return;
        }
        if (new ServletWebRequest(request, response).checkNotModified(etag(image))) {
            return;
        }
        try {
            send(image, asked.name(), request, response);
        } catch (IOException | RuntimeException failure) {
            if (!response.isCommitted()) {
                // What was said of the image does not hold for the problem.
                response.resetBuffer();
                for (String header : List.copyOf(response.getHeaderNames())) {
                    response.setHeader(header, null);
                }
                if (failure instanceof Unsatisfiable unsatisfiable) {
                    response.setHeader(HttpHeaders.CONTENT_RANGE, "bytes */" + unsatisfiable.size);
                }
            }
            throw failure;
        }
    }

    /** An address without the content's name, or with another one's, may show something else tomorrow. */
    private static String caching(Asked asked) {
        if (asked.image().hash().value().equals(asked.version())) {
            return (asked.forEverybody() ? "public, " : "private, ") + FOR_GOOD;
        }
        return asked.forEverybody() ? "no-cache" : "private, no-cache";
    }

    private void send(StoredImage image, String name, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Content content = find(image);
        long size = content.size();
        String type = image.type().mediaType();
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                "inline; filename=\"" + name + "." + image.type().name().toLowerCase(Locale.ROOT) + "\"");
        response.setHeader(HttpHeaders.ACCEPT_RANGES, "bytes");
        Optional<List<ByteRanges.Part>> wanted = ByteRanges.wanted(request, etag(image), size);
        if (wanted.isEmpty()) {
            response.setContentType(type);
            response.setContentLengthLong(size);
            if (request.getMethod().equals("GET")) {
                copy(image, content, 0, size, response.getOutputStream());
            }
            return;
        }
        List<ByteRanges.Part> parts = wanted.get();
        if (parts.isEmpty()) {
            throw new Unsatisfiable(size);
        }
        response.setStatus(HttpStatus.PARTIAL_CONTENT.value());
        if (parts.size() == 1) {
            ByteRanges.Part part = parts.get(0);
            response.setContentType(type);
            response.setHeader(HttpHeaders.CONTENT_RANGE, contentRange(part, size));
            response.setContentLengthLong(part.length());
            copy(image, content, part.first(), part.length(), response.getOutputStream());
        } else {
            sendParts(image, content, parts, response);
        }
    }

    private void sendParts(
            StoredImage image, Content content, List<ByteRanges.Part> parts, HttpServletResponse response)
            throws IOException {
        String boundary = UUID.randomUUID().toString();
        List<byte[]> heads = parts.stream()
                .map(part -> ("\r\n--" + boundary + "\r\nContent-Type: "
                                + image.type().mediaType() + "\r\nContent-Range: " + contentRange(part, content.size())
                                + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII))
                .toList();
        byte[] end = ("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.US_ASCII);
        response.setContentType("multipart/byteranges; boundary=" + boundary);
        response.setContentLengthLong(
                heads.stream().mapToLong(head -> head.length).sum()
                        + parts.stream().mapToLong(ByteRanges.Part::length).sum()
                        + end.length);
        OutputStream out = response.getOutputStream();
        for (int i = 0; i < parts.size(); i++) {
            out.write(heads.get(i));
            copy(image, content, parts.get(i).first(), parts.get(i).length(), out);
        }
        out.write(end);
    }

    private static String contentRange(ByteRanges.Part part, long size) {
        return "bytes " + part.first() + "-" + part.last() + "/" + size;
    }

    private Content find(StoredImage image) {
        Optional<Content> found;
        try {
            found = store.find(image.hash());
        } catch (IOException unreadable) {
            throw lost(image, unreadable.toString());
        }
        return found.orElseThrow(() -> lost(image, "it is not in the store"));
    }

    /** What the store fails to read is told from what the client fails to take: only that is news. */
    private static void copy(StoredImage image, Content content, long from, long length, OutputStream out)
            throws IOException {
        try (InputStream in = open(image, content, from)) {
            byte[] piece = new byte[(int) Math.min(PIECE, length)];
            long left = length;
            while (left > 0) {
                int read = read(image, in, piece, (int) Math.min(piece.length, left));
                out.write(piece, 0, read);
                left -= read;
            }
        }
    }

    private static InputStream open(StoredImage image, Content content, long from) {
        try {
            return content.open(from);
        } catch (IOException unreadable) {
            throw lost(image, unreadable.toString());
        }
    }

    private static int read(StoredImage image, InputStream in, byte[] piece, int atMost) {
        int read;
        try {
            read = in.read(piece, 0, atMost);
        } catch (IOException unreadable) {
            throw lost(image, unreadable.toString());
        }
        if (read < 0) {
            throw lost(image, "it ends too early");
        }
        return read;
    }

    private static ProblemException lost(StoredImage image, String why) {
        log.error("The image {} cannot be read: {}", image.hash(), why);
        return ProblemException.unavailable("The image cannot be read at the moment.");
    }

    private static final class Unsatisfiable extends ProblemException {

        private final long size;

        Unsatisfiable(long size) {
            super(ProblemKind.RANGE_NOT_SATISFIABLE, "The image has " + size + " bytes, and none of those asked for.");
            this.size = size;
        }
    }
}
