package io.longbox.web.idempotency;

import jakarta.servlet.http.HttpServletRequest;

/** Marks answers that a repeat may improve on, such as "still pending": they are not kept. */
public final class Provisional {

    private static final String MARK = Provisional.class.getName();

    private Provisional() {}

    public static void mark(HttpServletRequest request) {
        request.setAttribute(MARK, Boolean.TRUE);
    }

    static boolean is(HttpServletRequest request) {
        return request.getAttribute(MARK) != null;
    }
}
