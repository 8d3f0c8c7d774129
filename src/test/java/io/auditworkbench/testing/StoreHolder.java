package io.auditworkbench.testing;

import io.auditworkbench.store.Store;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;

/// Another process that writes a store, as a capture does, until it is told to end.
public final class StoreHolder implements AutoCloseable {

    private static final String HELD = "held";

    private final Process process;

    private StoreHolder(Process process) {
        this.process = process;
    }

    /// Starts it, and waits until it holds the store.
    public static StoreHolder of(Path store) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        StoreHolder.class.getName(),
                        store.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader said =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = said.readLine(); !HELD.equals(line); line = said.readLine()) {
            if (line == null) {
                throw new IOException("the other process could not hold " + store);
            }
        }
        return new StoreHolder(process);
    }

    /// It ends when nobody holds its input any more.
    public static void main(String... arguments) throws IOException {
        try (Store _ = Store.openForWriting(Path.of(arguments[0]), Clock.systemUTC())) {
            System.out.println(HELD);
            System.in.read();
        }
    }

    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        process.onExit().join();
    }
}
