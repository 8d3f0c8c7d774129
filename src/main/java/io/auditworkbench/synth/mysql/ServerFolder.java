package io.auditworkbench.synth.mysql;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Where one embedded server keeps its data, its temporary files, its process number and what it says.
record ServerFolder(Path root) {

    Path data() {
        return root.resolve("data");
    }

    /// Exists while the server accepts connections; also left behind by a killed server.
    Path processNumber() {
        return root.resolve("mysqld.pid");
    }

    Path log() {
        return root.resolve("err.log");
    }

    private Path temporary() {
        return root.resolve("tmp");
    }

    void createIfMissing(MysqlDistribution distribution) throws IOException {
        Files.createDirectories(temporary());
        if (Files.notExists(data())) {
            distribution.createData(data());
        }
    }

    /// The server's options: ours first, because the last one given wins.
    ///
    /// - **Source**: `capture.md` §2.2. The socket's name is relative to the data folder, because a path longer
    ///   than 107 bytes is refused.
    List<String> options(EmbeddedMysqlOptions wanted, int port) {
        List<String> settings = new ArrayList<>(List.of(
                "datadir=" + data(),
                "tmpdir=" + temporary(),
                "pid-file=" + processNumber(),
                "socket=mysqld.sock",
                "port=" + port,
                "bind-address=127.0.0.1",
                "mysqlx=0",
                "secure-file-priv=NULL",
                // only the first servers of 8.0 know it
                "loose-default_authentication_plugin=mysql_native_password",
                "default_time_zone=+00:00",
                "server-id=" + wanted.serverId(),
                "log-bin=binlog",
                "binlog_format=ROW",
                "binlog_row_image=FULL",
                "binlog_row_metadata=FULL",
                "binlog_rows_query_log_events=ON",
                "gtid_mode=ON",
                "enforce_gtid_consistency=ON",
                "max_binlog_size=1G",
                "innodb_buffer_pool_size=512M",
                "max_allowed_packet=64M"));
        settings.addAll(wanted.durability().settings());
        settings.addAll(wanted.settings());
        return settings.stream().map(setting -> "--" + setting).toList();
    }

    /// What the server said after the log had the given length.
    String logSince(long lengthBytes) throws IOException {
        byte[] all = Files.readAllBytes(log());
        return new String(all, (int) lengthBytes, all.length - (int) lengthBytes, StandardCharsets.UTF_8);
    }

    long logLengthBytes() throws IOException {
        return Files.exists(log()) ? Files.size(log()) : 0;
    }
}
