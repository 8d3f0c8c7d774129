package io.auditworkbench.cli;

import java.io.InputStream;
import java.io.PrintStream;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/// Where a command reads and writes, and which of it a person sees.
///
/// - **Shape**: `program` is the name the user called; `width` answers the columns of the screen and is asked only when
///   standard output is one.
public record Terminal(
        InputStream in,
        PrintStream out,
        PrintStream err,
        boolean inIsScreen,
        boolean outIsScreen,
        boolean errIsScreen,
        IntSupplier width,
        Map<String, String> environment,
        String program) {

    public Terminal {
        Objects.requireNonNull(in, "in");
        Objects.requireNonNull(out, "out");
        Objects.requireNonNull(err, "err");
        environment = Map.copyOf(environment);
        Objects.requireNonNull(program, "program");
    }

    /// The same, with standard output and standard error going elsewhere.
    Terminal printingTo(PrintStream other, PrintStream errors) {
        return new Terminal(in, other, errors, inIsScreen, outIsScreen, errIsScreen, width, environment, program);
    }

    /// The value of an environment variable; null when it is not set or empty.
    @Nullable
    String environment(String name) {
        String value = environment.get(name);
        return value == null || value.isEmpty() ? null : value;
    }
}
