package io.auditworkbench.http.ingest;

import io.auditworkbench.http.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.Semaphore;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/// Reads request bodies within the limits; memory is counted as bytes arrive, so that a slow sender holds only what it
/// has sent.
///
/// - **Threading**: any thread; blocks on the sender.
final class BodyReader {

    /// Held for as long as a body takes, besides what is counted: a thousand slow senders hold 16 MB.
    private static final int CHUNK_BYTES = 16 * 1024;

    /// What a refused sender may still send and be heard out.
    private static final long MOST_DISCARDED = 64L << 20;

    private final BodyLimits limits;
    private final Semaphore memory;

    BodyReader(BodyLimits limits) {
        this.limits = limits;
        memory = new Semaphore(limits.allBytes());
    }

    /// A body that was read; closing it gives its memory back.
    final class Body implements AutoCloseable {

        private final ByteArrayOutputStream gathered = new ByteArrayOutputStream();
        private int counted;

        byte[] bytes() {
            return gathered.toByteArray();
        }

        private void add(byte[] chunk, int length) throws BodyRefused {
            if (gathered.size() > limits.bodyBytes() - length) {
                throw tooLarge();
            }
            if (!memory.tryAcquire(length)) {
                throw new BodyRefused(429, "TOO_MANY_REQUESTS", "Too much is being sent at the same time.");
            }
            counted += length;
            gathered.write(chunk, 0, length);
        }

        @Override
        public void close() {
            memory.release(counted);
            counted = 0;
        }
    }

    /// Why a body was not taken.
    static final class BodyRefused extends Exception {

        private static final long serialVersionUID = 1L;

        private final int status;
        private final String code;
        private final String nextStep;

        BodyRefused(int status, String code, String detail) {
            this(status, code, detail, "");
        }

        BodyRefused(int status, String code, String detail, String nextStep) {
            super(detail);
            this.status = status;
            this.code = code;
            this.nextStep = nextStep;
        }

        int status() {
            return status;
        }

        Problem problem() {
            return new Problem(status, code, String.valueOf(getMessage()), nextStep);
        }
    }

    /// Reads the whole body, unpacked when it is gzip.
    Body read(HttpServletRequest request) throws BodyRefused, IOException {
        checkDeclaredLength(request);
        boolean isPacked = isPacked(request.getHeader("Content-Encoding"));
        Body body = new Body();
        try (InputStream in =
                isPacked ? new GZIPInputStream(request.getInputStream(), CHUNK_BYTES) : request.getInputStream()) {
            fill(body, in);
            return body;
        } catch (java.util.zip.ZipException broken) {
            body.close();
            throw new BodyRefused(400, "BAD_ENCODING", "The body is not the gzip that it is said to be.");
        } catch (IOException | BodyRefused failure) {
            body.close();
            throw failure;
        }
    }

    /// Lets go of what a refused sender still sends: a connection that is closed before that is reset, and the sender
    /// may never hear why (RFC 9112, section 9.6). Gives up on much, and on the slow.
    void discardRest(HttpServletRequest request) throws IOException {
        long begun = System.nanoTime();
        InputStream rest = request.getInputStream();
        byte[] chunk = new byte[CHUNK_BYTES];
        long discarded = 0;
        for (int length = rest.read(chunk); length >= 0; length = rest.read(chunk)) {
            discarded += length;
            if (discarded > MOST_DISCARDED
                    || System.nanoTime() - begun > limits.patience().toNanos()) {
                return;
            }
        }
    }

    private void fill(Body body, InputStream in) throws BodyRefused, IOException {
        long begun = System.nanoTime();
        byte[] chunk = new byte[CHUNK_BYTES];
        for (int length = in.read(chunk); length >= 0; length = in.read(chunk)) {
            body.add(chunk, length);
            if (System.nanoTime() - begun > limits.patience().toNanos()) {
                throw new BodyRefused(
                        408,
                        "TOO_SLOW",
                        "The body took longer than " + limits.patience().toSeconds() + " s.");
            }
        }
    }

    private void checkDeclaredLength(HttpServletRequest request) throws BodyRefused {
        long declared = request.getContentLengthLong();
        if (declared < 0 && request.getHeader("Transfer-Encoding") == null) {
            throw new BodyRefused(
                    411, "LENGTH_REQUIRED", "The request says neither how long its body is nor that it is chunked.");
        }
        if (declared > limits.bodyBytes()) {
            throw tooLarge();
        }
    }

    private BodyRefused tooLarge() {
        return new BodyRefused(
                413,
                "BODY_TOO_LARGE",
                "The body is larger than " + limits.bodyBytes() + " bytes.",
                "Send smaller batches, or start the receiver with a larger --max-body.");
    }

    private static boolean isPacked(@Nullable String encoding) throws BodyRefused {
        if (encoding == null || encoding.isBlank() || encoding.equalsIgnoreCase("identity")) {
            return false;
        }
        if (encoding.equalsIgnoreCase("gzip")) {
            return true;
        }
        throw new BodyRefused(415, "UNSUPPORTED_ENCODING", "The body may be plain or gzip.");
    }
}
