package io.longbox.web.body;

import io.longbox.web.problem.ProblemException;
import io.longbox.web.problem.ProblemKind;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Objects;
import java.util.Optional;
import org.apache.tomcat.util.http.fileupload.FileItemIterator;
import org.apache.tomcat.util.http.fileupload.FileItemStream;
import org.apache.tomcat.util.http.fileupload.FileUpload;
import org.apache.tomcat.util.http.fileupload.UploadContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;

/**
 * The body of a request that is a file. It is read when somebody asks for it, straight to the disk, and only a piece of
 * it is ever in memory; a request that nobody wants the body of costs nothing.
 */
public final class SpooledBody {

    static final String PREFIX = "longbox-upload-";

    private static final Logger log = LoggerFactory.getLogger(SpooledBody.class);
    private static final String ATTRIBUTE = SpooledBody.class.getName();
    private static final int PIECE = 64 * 1024;
    private static final int PART_HEADERS_MAX = 8 * 1024;
    private static final int PARTS_MAX = 20;
    private static final int NAME_MAX = 255;

    private final HttpServletRequest request;
    private final UploadLimits limits;
    private final MessageDigest digest = sha256();
    private @Nullable Path file;
    private @Nullable Upload upload;
    private byte[] sum = {};
    private boolean broken;

    private SpooledBody(HttpServletRequest request, UploadLimits limits) {
        this.request = request;
        this.limits = limits;
    }

    /** Stands in for the body of a request until {@link #delete}. */
    static SpooledBody attach(HttpServletRequest request, UploadLimits limits) {
        SpooledBody body = new SpooledBody(request, limits);
        request.setAttribute(ATTRIBUTE, body);
        return body;
    }

    /** The file that a request's body is; empty if it is none. */
    public static Optional<SpooledBody> of(HttpServletRequest request) {
        return Optional.ofNullable((SpooledBody) request.getAttribute(ATTRIBUTE));
    }

    /**
     * The SHA-256 of the file. The boundary of a form, which is another one each time, is no part of it.
     *
     * @throws ProblemException as {@link #upload}
     */
    public byte[] digest() {
        upload();
        return sum.clone();
    }

    /**
     * The file, read to its end.
     *
     * @throws ProblemException if it is too large, breaks off, cannot be understood, or there is no room for it
     */
    Upload upload() {
        if (upload == null) {
            upload = spool();
            sum = digest.digest();
        }
        return upload;
    }

    /** Whether the client did not send it as it should, or has gone. */
    boolean isBroken() {
        return broken;
    }

    /** Nothing of it stays. */
    void delete() {
        if (file != null) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException stays) {
                log.warn("An uploaded file could not be deleted: {}", stays.toString());
            }
        }
    }

    private Upload spool() {
        if (request.getContentLengthLong() > limits.most()) {
            throw limits.tooLarge();
        }
        try {
            InputStream body = new Bounded(request.getInputStream(), limits);
            return isForm() ? onlyFile(body) : new Upload(create(), copy(body), null);
        } catch (NoRoom full) {
            log.warn("There is no room for an upload: {}", String.valueOf(full.getCause()));
            throw ProblemException.unavailable("There is no room for the upload at the moment.");
        } catch (IOException failure) {
            broken = true;
            // The parser of forms hides what stopped it.
            for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
                if (cause instanceof Bounded.Passed) {
                    throw limits.tooLarge();
                }
            }
            throw new ProblemException(
                    ProblemKind.BAD_REQUEST,
                    isForm()
                            ? "The form could not be read to its end, or is not well-formed."
                            : "The body could not be read to its end.");
        }
    }

    private boolean isForm() {
        String type = request.getContentType();
        return type != null && MediaType.MULTIPART_FORM_DATA.isCompatibleWith(MediaType.parseMediaType(type));
    }

    /** Goes through all of the form, so that one which breaks off after the file is not taken for whole. */
    private Upload onlyFile(InputStream body) throws IOException {
        FileUpload parser = new FileUpload();
        parser.setPartHeaderSizeMax(PART_HEADERS_MAX);
        parser.setHeaderEncoding("UTF-8");
        FileItemIterator parts = parser.getItemIterator(new Form(request, body));
        Upload file = null;
        int seen = 0;
        while (parts.hasNext()) {
            FileItemStream part = parts.next();
            if (++seen > PARTS_MAX) {
                throw new ProblemException(ProblemKind.BAD_REQUEST, "The form has more than " + PARTS_MAX + " parts.");
            }
            if (!part.isFormField()) {
                if (file != null) {
                    throw new ProblemException(ProblemKind.BAD_REQUEST, "The form has more than one file.");
                }
                try (InputStream content = part.openStream()) {
                    file = new Upload(create(), copy(content), lastName(part.getName()));
                }
            }
        }
        if (file == null) {
            throw new ProblemException(
                    ProblemKind.BAD_REQUEST, "The form has no file; a file is a part with a filename.");
        }
        return file;
    }

    /** Browsers of old send a whole path, and an attacker one that climbs out. */
    static @Nullable String lastName(@Nullable String told) {
        if (told == null) {
            return null;
        }
        String name = told.substring(Math.max(told.lastIndexOf('/'), told.lastIndexOf('\\')) + 1)
                .replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}]", "")
                .strip();
        if (name.isEmpty() || name.equals(".") || name.equals("..")) {
            return null;
        }
        return name.codePointCount(0, name.length()) > NAME_MAX
                ? name.substring(0, name.offsetByCodePoints(0, NAME_MAX))
                : name;
    }

    private Path create() throws NoRoom {
        try {
            Files.createDirectories(limits.directory());
            Path created = Files.createTempFile(limits.directory(), PREFIX, null);
            file = created;
            return created;
        } catch (IOException unwritable) {
            throw new NoRoom(unwritable);
        }
    }

    private long copy(InputStream from) throws IOException {
        long size = 0;
        byte[] piece = new byte[PIECE];
        try (OutputStream to = open()) {
            int read;
            while ((read = from.read(piece)) >= 0) {
                write(to, piece, read);
                digest.update(piece, 0, read);
                size += read;
            }
        }
        return size;
    }

    private OutputStream open() throws NoRoom {
        try {
            return Files.newOutputStream(Objects.requireNonNull(file));
        } catch (IOException unwritable) {
            throw new NoRoom(unwritable);
        }
    }

    private static void write(OutputStream to, byte[] piece, int length) throws NoRoom {
        try {
            to.write(piece, 0, length);
        } catch (IOException full) {
            throw new NoRoom(full);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    /** The disk's fault, not the client's. */
    private static final class NoRoom extends IOException {
        NoRoom(IOException cause) {
            super(cause);
        }
    }

    private record Form(HttpServletRequest request, InputStream body) implements UploadContext {

        @Override
        public String getCharacterEncoding() {
            return "UTF-8";
        }

        @Override
        public String getContentType() {
            return request.getContentType();
        }

        @Override
        public long contentLength() {
            return request.getContentLengthLong();
        }

        @Override
        public InputStream getInputStream() {
            return body;
        }
    }
}
