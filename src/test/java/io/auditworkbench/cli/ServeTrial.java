package io.auditworkbench.cli;

import io.auditworkbench.CommandRun;
import io.auditworkbench.testing.Eventually;
import io.auditworkbench.testing.RecordedRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A `serve --ingest` that runs inside the test on a free port, and a client of it.
final class ServeTrial implements AutoCloseable {

    private static final Pattern ADDRESS = Pattern.compile("Listening on (http://\\S+/ingest), storing into ");

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Interruption interruption = new Interruption();
    private final CompletableFuture<Integer> running;
    private final HttpClient client = HttpClient.newHttpClient();
    private final URI address;

    ServeTrial(Path store, String... further) {
        String[] words = Stream.concat(
                        Stream.of("serve", "--ingest", "--listen", "127.0.0.1:0", "--store", store.toString()),
                        Stream.of(further))
                .toArray(String[]::new);
        PrintStream errors = new PrintStream(err, true, StandardCharsets.UTF_8);
        running = CompletableFuture.supplyAsync(
                () -> new CommandRun.Setting().until(interruption).run(System.out, errors, words));
        Eventually.isTrue(
                "serve listens",
                () -> running.isDone() || ADDRESS.matcher(errors()).find());
        Matcher said = ADDRESS.matcher(errors());
        if (!said.find()) {
            throw new AssertionError("serve did not listen: " + errors());
        }
        address = URI.create(said.group(1));
    }

    String errors() {
        return err.toString(StandardCharsets.UTF_8);
    }

    URI address() {
        return address;
    }

    int post(RecordedRequest request, String... headers) throws IOException, InterruptedException {
        return post(request.body(), headers).statusCode();
    }

    HttpResponse<String> post(String body, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(address.resolve(path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    /// Sends what a shell's signal would bring; answers the exit code.
    int stop(ExitCode signalled) {
        interruption.request(signalled);
        return running.join();
    }

    List<String> lines() {
        return errors().lines().toList();
    }

    @Override
    public void close() {
        stop(ExitCode.INTERRUPTED);
        client.close();
    }
}
