package io.auditworkbench.cli;

import io.auditworkbench.CommandRun;
import io.auditworkbench.testing.Eventually;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A `serve` that runs inside the test on a free port.
final class RunningServe implements AutoCloseable {

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Interruption interruption = new Interruption();
    private final HttpClient client = HttpClient.newHttpClient();
    private final CompletableFuture<Integer> running;
    private final URI address;

    /// - **Shape**: `what` is `--ingest` or `--mcp`; the first group of `said` is the address in what it prints.
    RunningServe(String what, Pattern said, Path store, String... further) {
        String[] words = Stream.concat(
                        Stream.of("serve", what, "--listen", "127.0.0.1:0", "--store", store.toString()),
                        Stream.of(further))
                .toArray(String[]::new);
        PrintStream errors = new PrintStream(err, true, StandardCharsets.UTF_8);
        running = CompletableFuture.supplyAsync(
                () -> new CommandRun.Setting().until(interruption).run(System.out, errors, words));
        Eventually.isTrue(
                "serve listens",
                () -> running.isDone() || said.matcher(errors()).find());
        Matcher found = said.matcher(errors());
        if (!found.find()) {
            throw new AssertionError("serve did not listen: " + errors());
        }
        address = URI.create(found.group(1));
    }

    String errors() {
        return err.toString(StandardCharsets.UTF_8);
    }

    URI address() {
        return address;
    }

    HttpClient client() {
        return client;
    }

    /// Sends what a shell's signal would bring; answers the exit code.
    int stop(ExitCode signalled) {
        interruption.request(signalled);
        return running.join();
    }

    @Override
    public void close() {
        stop(ExitCode.INTERRUPTED);
        client.close();
    }
}
