package io.auditworkbench.testing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The binlog as the server itself decodes it (`SHOW BINLOG EVENTS`): an oracle that shares no code with the client
/// that capture reads with.
///
/// - **Shape**: transactions in commit order; in each, what happened to which table, where the rows of one statement
///   count once. How many rows an event holds the server does not say.
/// - **Errors**: [AssertionError] for rows outside of a transaction or of an unknown table.
public final class ServersBinlog {

    private static final Pattern GTID = Pattern.compile("SET @@SESSION\\.GTID_NEXT= '(.+)'");
    private static final Pattern TABLE = Pattern.compile("table_id: (\\d+)(?: \\((.+)\\))?.*");
    private static final Map<String, RowOperation> ROWS = Map.of(
            "Write_rows", RowOperation.INSERT,
            "Update_rows", RowOperation.UPDATE,
            "Delete_rows", RowOperation.DELETE);

    private final List<Steps> transactions = new ArrayList<>();
    private final Map<String, String> tables = new HashMap<>();
    private @Nullable Steps open;

    /// A transaction: `table OPERATION` a step, no two equal ones beside each other.
    public record Steps(String gtid, List<String> steps) {

        /// Of single rows.
        public static Steps of(String gtid, List<String> rows) {
            Steps steps = new Steps(gtid, new ArrayList<>());
            rows.forEach(steps::add);
            return steps;
        }

        private void add(String step) {
            if (steps.isEmpty() || !steps.getLast().equals(step)) {
                steps.add(step);
            }
        }
    }

    private ServersBinlog() {}

    /// Reads the transactions with rows between two transaction boundaries.
    public static List<Steps> read(SqlSession session, BinlogPosition begin, BinlogPosition end) {
        ServersBinlog reading = new ServersBinlog();
        for (List<@Nullable String> log : session.rows("show binary logs")) {
            String file = Objects.requireNonNull(log.getFirst());
            if (new BinlogPosition(file, Long.MAX_VALUE).compareTo(begin) < 0
                    || new BinlogPosition(file, 0).compareTo(end) > 0) {
                continue;
            }
            long from = file.equals(begin.file()) ? begin.offset() : 4;
            for (List<@Nullable String> event : session.rows("show binlog events in '" + file + "' from " + from)) {
                BinlogPosition at = new BinlogPosition(file, Long.parseLong(String.valueOf(event.get(1))));
                if (at.compareTo(end) < 0) {
                    reading.accept(String.valueOf(event.get(2)), String.valueOf(event.get(5)));
                }
            }
        }
        return reading.transactions.stream()
                .filter(transaction -> !transaction.steps().isEmpty())
                .toList();
    }

    private void accept(String type, String info) {
        RowOperation operation = ROWS.get(type);
        if (type.equals("Gtid")) {
            open = new Steps(found(GTID, info).group(1), new ArrayList<>());
            transactions.add(open);
        } else if (type.equals("Table_map")) {
            Matcher table = found(TABLE, info);
            tables.put(table.group(1), table.group(2));
        } else if (operation != null) {
            String table = tables.get(found(TABLE, info).group(1));
            Objects.requireNonNull(open, "rows outside of a transaction")
                    .add(Objects.requireNonNull(table, "rows of an unknown table") + " " + operation);
        }
    }

    private static Matcher found(Pattern pattern, String info) {
        Matcher matcher = pattern.matcher(info);
        if (!matcher.matches()) {
            throw new AssertionError("the server says it in another way: " + info);
        }
        return matcher;
    }
}
