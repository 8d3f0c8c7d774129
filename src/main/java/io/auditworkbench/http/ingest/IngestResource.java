package io.auditworkbench.http.ingest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.auditworkbench.http.Problem;
import io.auditworkbench.http.ingest.BodyReader.BodyRefused;
import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.workbench.IngestOutcome;
import io.auditworkbench.workbench.PushedBody;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// `POST /ingest`, or `/ingest/NAME` where several senders must be told apart: takes what Debezium Server's http sink
/// posts.
///
/// - **Shape**: 200 only when everything in the body is durable. 400 no JSON or cut off, 401, 405, 408 too slow, 409
///   contradicts what is stored, 411, 413 too large, 415 other media type, 422 JSON that cannot be kept exactly, 429
///   and 503 later again, 507 disk full. The body of an answer is one line of JSON.
/// - **Threading**: any number of requests at a time; each waits for the writer.
public final class IngestResource extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(IngestResource.class);
    private static final JsonFactory JSON = new JsonFactory();
    private static final Pattern CHANNEL = Pattern.compile("(?:/([A-Za-z0-9_.-]{1,64}))?/?");
    private static final int INSUFFICIENT_STORAGE = 507;
    private static final int UNPROCESSABLE = 422;

    private final transient Function<PushedBody, IngestOutcome> changes;
    private final transient IngestAccess access;
    private final transient BodyReader bodies;
    private final transient Consumer<Problem> refusals;

    public IngestResource(Function<PushedBody, IngestOutcome> changes, IngestAccess access, BodyLimits limits) {
        this(changes, access, limits, _ -> {});
    }

    /// `refusals` hears of every request that is refused, on the request's thread.
    public IngestResource(
            Function<PushedBody, IngestOutcome> changes,
            IngestAccess access,
            BodyLimits limits,
            Consumer<Problem> refusals) {
        this.changes = changes;
        this.access = access;
        bodies = new BodyReader(limits);
        this.refusals = refusals;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        IngestAccess.Verdict verdict = access.verdict(request);
        if (verdict == IngestAccess.Verdict.REFUSED) {
            refuseAccess(response);
            return;
        }
        var channel = CHANNEL.matcher(request.getPathInfo() == null ? "" : request.getPathInfo());
        if (!channel.matches()) {
            answer(response, new Problem(404, "NOT_FOUND", "Post to /ingest or /ingest/NAME.", ""));
            return;
        }
        if (!request.getMethod().equals("POST")) {
            response.setHeader("Allow", "POST");
            answer(response, new Problem(405, "METHOD_NOT_ALLOWED", "Only POST is taken here.", ""));
            return;
        }
        if (!isJson(request.getContentType())) {
            answer(
                    response,
                    new Problem(
                            415,
                            "UNSUPPORTED_MEDIA_TYPE",
                            "The body must be JSON.",
                            "Set debezium.format.value=json or cloudevents at the sender."));
            return;
        }
        String name = channel.group(1) == null ? "" : channel.group(1);
        take(request, response, verdict, name);
    }

    private void take(
            HttpServletRequest request, HttpServletResponse response, IngestAccess.Verdict verdict, String channel)
            throws IOException {
        try (BodyReader.Body body = bodies.read(request)) {
            byte[] bytes = body.bytes();
            boolean isSigned = verdict == IngestAccess.Verdict.SIGNED;
            if (isSigned && !access.isSignedAs(request, bytes)) {
                refuseAccess(response);
                return;
            }
            String messageId = isSigned ? request.getHeader(WebhookSignature.ID) : null;
            answer(response, changes.apply(new PushedBody(bytes, channel, messageId)));
        } catch (BodyRefused refused) {
            if (refused.status() == 429) {
                response.setHeader("Retry-After", "1");
            }
            response.setHeader("Connection", "close");
            answer(response, refused.problem());
            hearOut(request, response);
        } catch (IOException cutOff) {
            response.setHeader("Connection", "close");
            answer(response, new Problem(400, "BODY_CUT_OFF", "The body ended before it was whole.", ""));
        }
    }

    private void hearOut(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.flushBuffer();
        try {
            bodies.discardRest(request);
        } catch (IOException _) {
            // the sender went away, and has its answer
        }
    }

    private void refuseAccess(HttpServletResponse response) throws IOException {
        response.setHeader("WWW-Authenticate", "Bearer");
        response.setHeader("Connection", "close");
        answer(
                response,
                new Problem(
                        401,
                        "UNAUTHORIZED",
                        "The token or signature is missing, wrong or too old.",
                        "Sign with the secret of --webhook-secret-file, or send the token of --token-file as a bearer token."));
    }

    private void answer(HttpServletResponse response, IngestOutcome outcome) throws IOException {
        switch (outcome) {
            case IngestOutcome.Kept kept -> answer(response, kept);
            case IngestOutcome.Busy busy -> {
                response.setHeader(
                        "Retry-After",
                        Long.toString(Math.max(1, busy.retryAfter().toSeconds())));
                answer(response, new Problem(503, "BUSY", "The writer is busy; nothing was stored.", "Send it again."));
            }
            case IngestOutcome.Refused refused -> {
                int status = status(refused.reason().code());
                if (status == 503 || status == INSUFFICIENT_STORAGE) {
                    response.setHeader("Retry-After", "5");
                }
                answer(response, Problem.of(status, refused.reason()));
            }
        }
    }

    private static void answer(HttpServletResponse response, IngestOutcome.Kept kept) throws IOException {
        response.setStatus(HttpServletResponse.SC_OK);
        response.setContentType("application/json");
        try (JsonGenerator json = JSON.createGenerator(response.getOutputStream())) {
            json.writeStartObject();
            json.writeNumberField("records", kept.records());
            json.writeNumberField("repeated", kept.repeated());
            json.writeNumberField("transactions", kept.transactions());
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }

    private void answer(HttpServletResponse response, Problem problem) throws IOException {
        refusals.accept(problem);
        LOG.info("ingest refused: status={} code={}", problem.status(), problem.code());
        problem.send(response);
    }

    /// What sending the same again can mend is 5xx, what it cannot is 4xx.
    private static int status(ErrorCode code) {
        return switch (code) {
            case BAD_INPUT -> 400;
            case EVENT_CONFLICT -> 409;
            case STORE_FULL -> INSUFFICIENT_STORAGE;
            case INTERNAL -> 500;
            default -> code.kind() == ErrorCode.Kind.STORE ? 503 : UNPROCESSABLE;
        };
    }

    private static boolean isJson(String contentType) {
        if (contentType == null) {
            return false;
        }
        String[] parts = contentType.toLowerCase(Locale.ROOT).split(";", 2);
        boolean isUtf8 = parts.length == 1 || !parts[1].contains("charset") || parts[1].contains("utf-8");
        String media = parts[0].strip();
        return isUtf8 && (media.equals("application/json") || media.equals("application/cloudevents+json"));
    }
}
