package io.auditworkbench.capture.debezium.preflight;

import io.auditworkbench.capture.CheckId;
import io.auditworkbench.capture.CheckOutcome;
import io.auditworkbench.capture.CheckOutcome.Failed;
import io.auditworkbench.capture.CheckOutcome.Passed;
import io.auditworkbench.capture.Fix;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.random.RandomGenerator;

/// P04: the ids by which a server tells its readers apart.
final class ServerIds {

    /// Above what people give to their servers, and within 31 bits, which every client can hold.
    private static final int LOWEST_OF_OURS = 1_000_000_000;

    private static final String OTHER_ID =
            "Let capture choose a free id itself, or give it another one; each reader of a server needs its own.";

    private ServerIds() {}

    /// A check that also asks whether the given id, the one capture uses, is still free.
    static Check check(OptionalLong ours) {
        return server -> {
            long own = own(server);
            if (own == 0) {
                return SettingFix.failed(
                        server, CheckId.P04.level(), "server_id", "0", "1", "Each server of a topology needs its own.");
            }
            Set<Long> replicas = replicas(server);
            String found = "server_id = " + own + ", " + replicas.size() + " replicas known";
            return ours.isEmpty() ? new Passed(found) : withOurs(ours.getAsLong(), own, replicas, found);
        };
    }

    /// An id that neither the server nor a replica it knows uses.
    ///
    /// A reader that does not register is invisible, so the choice is at random from a wide range.
    static long free(ServerSession server, RandomGenerator random) throws SQLException {
        Set<Long> used = new HashSet<>(replicas(server));
        used.add(own(server));
        while (true) {
            long candidate = any(random);
            if (!used.contains(candidate)) {
                return candidate;
            }
        }
    }

    /// An id at random from the range that capture uses.
    static long any(RandomGenerator random) {
        return random.nextInt(LOWEST_OF_OURS, Integer.MAX_VALUE);
    }

    private static CheckOutcome withOurs(long ours, long own, Set<Long> replicas, String found) {
        if (ours == own || replicas.contains(ours)) {
            String by = ours == own ? "the server itself" : "a replica";
            return new Failed(CheckId.P04.level(), "our id " + ours + " is used by " + by, Fix.byHand(OTHER_ID));
        }
        return new Passed(found + ", our id " + ours + " is free");
    }

    private static long own(ServerSession server) throws SQLException {
        return Long.parseLong(server.variable("server_id").orElse("0"));
    }

    private static Set<Long> replicas(ServerSession server) throws SQLException {
        List<Row> rows = server.rows(server.version().isAtLeast(8, 0, 22) ? "SHOW REPLICAS" : "SHOW SLAVE HOSTS");
        Set<Long> ids = new HashSet<>();
        for (Row row : rows) {
            ids.add(Long.parseLong(row.first()));
        }
        return ids;
    }
}
