package io.longbox.web.image;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpRange;

/** Which parts of some content a request asks for, as RFC 9110 has it. */
final class ByteRanges {

    /**
     * A part.
     *
     * @param first its first byte
     * @param last its last byte
     */
    record Part(long first, long last) {

        long length() {
            return last - first + 1;
        }
    }

    private ByteRanges() {}

    /**
     * The parts that are asked for and exist, none if none exists; empty if all of the content is wanted: there is no
     * such wish, or it counts for another state of it, or cannot be understood, or would only make more of it.
     *
     * @param etag a strong one
     * @param size of the content
     */
    static Optional<List<Part>> wanted(HttpServletRequest request, String etag, long size) {
        String header = request.getHeader(HttpHeaders.RANGE);
        if (header == null || !request.getMethod().equals("GET") || !isPresent(request, etag)) {
            return Optional.empty();
        }
        List<HttpRange> ranges;
        try {
            ranges = HttpRange.parseRanges(header);
        } catch (IllegalArgumentException unreadable) {
            return Optional.empty();
        }
        if (ranges.isEmpty()) {
            return Optional.empty();
        }
        List<Part> parts = ranges.stream()
                .map(range -> new Part(range.getRangeStart(size), range.getRangeEnd(size)))
                .filter(part -> part.first() < size && part.first() <= part.last())
                .toList();
        boolean worthIt = parts.stream().mapToLong(Part::length).sum() <= size;
        return worthIt ? Optional.of(parts) : Optional.empty();
    }

    /** Only the strong tag will do; a date never does, because none is ever told. */
    private static boolean isPresent(HttpServletRequest request, String etag) {
        String condition = request.getHeader(HttpHeaders.IF_RANGE);
        return condition == null || condition.strip().equals(etag);
    }
}
