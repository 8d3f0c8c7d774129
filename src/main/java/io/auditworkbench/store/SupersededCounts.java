package io.auditworkbench.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/// Takes the rows of a superseded snapshot run back out of the rollups.
final class SupersededCounts {

    private static final String BY_HOUR = """
            insert into rollup_hour(hour, table_id, op, event_count)
            select t.commit_us / 3600000000, v.table_id, e.op, -count(*)
            from source_tx t
            cross join change_event e on e.seq between t.first_seq and t.first_seq + t.event_count - 1
            join table_version v on v.version_id = e.version_id
            where t.snapshot_run = ?
            group by 1, 2, 3
            on conflict do update set event_count = event_count + excluded.event_count
            """;
    private static final String BY_MINUTE = """
            insert into rollup_minute(minute, op, event_count)
            select t.commit_us / 60000000, e.op, -count(*)
            from source_tx t
            cross join change_event e on e.seq between t.first_seq and t.first_seq + t.event_count - 1
            where t.snapshot_run = ?
            group by 1, 2
            on conflict do update set event_count = event_count + excluded.event_count
            """;

    private SupersededCounts() {}

    static void takeBack(Connection connection, int run) throws SQLException {
        for (String sql : new String[] {BY_HOUR, BY_MINUTE}) {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setInt(1, run);
                statement.executeUpdate();
            }
        }
    }
}
