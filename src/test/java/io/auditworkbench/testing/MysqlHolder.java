package io.auditworkbench.testing;

import io.auditworkbench.synth.mysql.EmbeddedMysql;
import io.auditworkbench.synth.mysql.EmbeddedMysqlOptions;
import java.io.IOException;
import java.nio.file.Path;

/// A program that starts an embedded server, prints its process number, and waits for its own end of input.
///
/// Tests kill it, to see what becomes of the server.
public final class MysqlHolder {

    private MysqlHolder() {}

    /// `args`: the cache, and the server's folder.
    public static void main(String[] args) throws IOException {
        try (EmbeddedMysql server = EmbeddedMysql.start(EmbeddedMysqlOptions.of(Path.of(args[0]), Path.of(args[1])))) {
            System.out.println(server.handle().pid());
            while (System.in.read() >= 0) {
                // only the end of input matters
            }
        }
    }
}
