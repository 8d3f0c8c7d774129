package io.auditworkbench.cli;

import io.auditworkbench.workbench.secret.SecretPlaces;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Which server, and which of its tables.
final class ServerOptions {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    /// Not `required` for picocli, which would demand it of `capture` when one of its subcommands is called.
    @Option(names = "--url", paramLabel = "URL", description = "the server: mysql://user@host:port/")
    private @Nullable String url;

    @Mixin
    private final PasswordSource password = new PasswordSource();

    @Option(
            names = "--tables",
            paramLabel = "GLOB,…",
            description = "its tables, as schema.table with * and ? (default: all but MySQL's own)")
    private String tables = "";

    boolean isNamed() {
        return url != null;
    }

    /// The server's address.
    ///
    /// - **Errors**: picocli's own without `--url`.
    String url() {
        if (url == null) {
            throw new ParameterException(command.commandLine(), "Missing required option: '--url=URL'");
        }
        return url;
    }

    /// Globs, separated by commas; empty for all.
    String tables() {
        return tables;
    }

    /// The password, empty for none.
    ///
    /// - **Errors**: as of [SecretPlaces].
    String password(SecretPlaces places) {
        return password.read(places);
    }

    /// The file that was named for the password; null without one.
    @Nullable
    Path passwordFile() {
        return password.file;
    }
}
