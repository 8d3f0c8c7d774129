package io.auditworkbench.workbench.secret;

import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// The keychain through the program that the system brings for it: `secret-tool` of libsecret, `security` of macOS.
///
/// A secret goes through pipes, never through arguments, which every account can read. No library of ours asks the
/// keychain: ADR-0039 says why.
///
/// - **Threading**: any thread; blocks until the program ends, a minute at most, because it may ask its user.
/// - **Source**: `secret-tool(1)`; `security(1)`, whose `-i` reads commands from standard input.
public final class KeychainProgram implements Keychain {

    private static final String SERVICE = "audit-workbench";
    private static final long MOST_SECONDS = 60;
    private static final int MOST_BYTES = 4096;

    private final Map<String, String> environment;
    private final String system;

    /// - **Shape**: `environment` has `PATH` and, on Linux, the address of the session's bus; `system` is the name of
    ///   the operating system.
    public KeychainProgram(Map<String, String> environment, String system) {
        this.environment = Map.copyOf(environment);
        this.system = system.toLowerCase(Locale.ROOT);
    }

    @Override
    public Optional<String> missing() {
        if (isMac()) {
            return program("security").isPresent()
                    ? Optional.empty()
                    : Optional.of("The program security is not on PATH.");
        }
        if (!system.startsWith("linux")) {
            return Optional.of("The keychain of this system cannot be asked yet.");
        }
        if (environment.getOrDefault("DBUS_SESSION_BUS_ADDRESS", "").isEmpty()) {
            return Optional.of("There is no desktop session, and with it no keychain.");
        }
        return program("secret-tool").isPresent()
                ? Optional.empty()
                : Optional.of("The program secret-tool is not on PATH (Debian, Ubuntu: libsecret-tools).");
    }

    @Override
    public Optional<String> read(SecretName name) {
        if (missing().isPresent()) {
            return Optional.empty();
        }
        Answer answer = isMac()
                ? run("", "security", "find-generic-password", "-s", SERVICE, "-a", name.text(), "-w")
                : run("", "secret-tool", "lookup", "service", SERVICE, "name", name.text());
        return Optional.of(answer)
                .filter(Answer::isDone)
                .flatMap(done -> done.out().lines().findFirst())
                .filter(secret -> !secret.isEmpty());
    }

    @Override
    public void put(SecretName name, String secret) {
        missing().ifPresent(why -> {
            throw new WorkbenchException(
                    ErrorCode.BAD_CONFIGURATION, why, "Keep the secret in the encrypted file: --in file.");
        });
        String hex = HexFormat.of().formatHex(secret.getBytes(StandardCharsets.UTF_8));
        Answer answer = isMac()
                ? run(
                        "add-generic-password -U -s " + SERVICE + " -a " + name.text() + " -X " + hex + "\n",
                        "security",
                        "-i")
                : run(
                        secret,
                        "secret-tool",
                        "store",
                        "--label=Audit Workbench " + name.text(),
                        "service",
                        SERVICE,
                        "name",
                        name.text());
        if (!answer.isDone() || !read(name).equals(Optional.of(secret))) {
            throw new WorkbenchException(
                    ErrorCode.BAD_CONFIGURATION,
                    "The keychain did not take the secret.",
                    "Unlock it and try again, or keep the secret in the encrypted file: --in file.");
        }
    }

    @Override
    public boolean remove(SecretName name) {
        if (read(name).isEmpty()) {
            return false;
        }
        Answer answer = isMac()
                ? run("", "security", "delete-generic-password", "-s", SERVICE, "-a", name.text())
                : run("", "secret-tool", "clear", "service", SERVICE, "name", name.text());
        return answer.isDone();
    }

    private boolean isMac() {
        return system.startsWith("mac");
    }

    /// What a program said, and whether it ended well.
    private record Answer(boolean isDone, String out) {}

    private Answer run(String input, String program, String... arguments) {
        try {
            ProcessBuilder builder = new ProcessBuilder();
            builder.command().add(program(program).orElseThrow().toString());
            builder.command().addAll(List.of(arguments));
            builder.redirectError(ProcessBuilder.Redirect.DISCARD);
            Process process = builder.start();
            try (OutputStream in = process.getOutputStream()) {
                in.write(input.getBytes(StandardCharsets.UTF_8));
            } catch (IOException _) {
                // it wanted nothing and has ended
            }
            if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return new Answer(false, "");
            }
            byte[] out = process.getInputStream().readNBytes(MOST_BYTES);
            return new Answer(process.exitValue() == 0, new String(out, StandardCharsets.UTF_8));
        } catch (IOException notThere) {
            return new Answer(false, "");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new Answer(false, "");
        }
    }

    private Optional<Path> program(String name) {
        for (String folder : environment.getOrDefault("PATH", "").split(":")) {
            Path candidate = Path.of(folder).resolve(name);
            if (!folder.isEmpty() && Files.isExecutable(candidate)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }
}
