package io.auditworkbench.cli;

import io.auditworkbench.testing.RecordedRequest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/// A `serve --ingest` that runs inside the test on a free port, and a client of it.
final class ServeTrial implements AutoCloseable {

    private static final Pattern ADDRESS = Pattern.compile("Listening on (http://\\S+/ingest), storing into ");

    private final RunningServe serve;

    ServeTrial(Path store, String... further) {
        serve = new RunningServe("--ingest", ADDRESS, store, further);
    }

    String errors() {
        return serve.errors();
    }

    URI address() {
        return serve.address();
    }

    int post(RecordedRequest request, String... headers) throws IOException, InterruptedException {
        return post(request.body(), headers).statusCode();
    }

    HttpResponse<String> post(String body, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return serve.client().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return serve.client()
                .send(HttpRequest.newBuilder(address().resolve(path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    /// Sends what a shell's signal would bring; answers the exit code.
    int stop(ExitCode signalled) {
        return serve.stop(signalled);
    }

    List<String> lines() {
        return errors().lines().toList();
    }

    @Override
    public void close() {
        serve.close();
    }
}
