package io.auditworkbench.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/// Takes out of what was concluded what rests on the transactions of a pruning.
///
/// - **Threading**: the writer's.
final class PrunedConclusions {

    /// The changes that a business event, or what it said before, rests on.
    private static final String RESTS_ON_IT =
            "exists (select 1 from json_each(body, '$.changes') c where c.value <= ?)";

    private static final String LEFT_GROUPS = """
            update anomaly_group set (severity, hit_count, first_us, last_us, event_count) =
              (select max(a.severity), count(*), min(a.occurred_us), max(a.occurred_us),
                sum(json_extract(a.body, '$.evidenceCount'))
              from anomaly a where a.group_no = anomaly_group.group_no and a.tx_id > ?1)
            where group_no in (select group_no from anomaly where tx_id <= ?1)
            """;

    private final Connection connection;

    PrunedConclusions(Connection connection) {
        this.connection = connection;
    }

    /// What began in it goes with it: business events that a change of it started, findings after a transaction of it.
    void began(PrunePlan plan) throws SQLException {
        long seq = plan.throughSeq();
        long tx = plan.throughTx();
        String gone = "business_no in (select business_no from business_event where anchor_seq <= ?)";
        run("delete from business_revision where " + gone, seq);
        run("delete from business_object where " + gone, seq);
        run("delete from business_change where " + gone, seq);
        run("delete from business_event where anchor_seq <= ?", seq);
        String left = "group_no not in (select group_no from anomaly where tx_id > ?)";
        run("delete from anomaly_event where " + left, tx);
        run("delete from former_anomaly where " + left, tx);
        run("delete from anomaly_group where " + left, tx);
        run(LEFT_GROUPS, tx);
        run("delete from anomaly where tx_id <= ?", tx);
        run("delete from anomaly_event where seq <= ?", seq);
        run("delete from business_change where seq <= ?", seq);
        run("delete from subject_change where seq <= ?", seq);
        run("delete from open_anchor where anchor_seq <= ?", seq);
    }

    /// What was said before everything was concluded anew, and rests on a change of it, goes too.
    void rested(PrunePlan plan) throws SQLException {
        long seq = plan.throughSeq();
        String gone = "business_no in (select business_no from business_event where " + RESTS_ON_IT + ")";
        run("delete from business_revision where " + RESTS_ON_IT, seq);
        run("delete from business_revision where " + gone, seq);
        run("delete from business_object where " + gone, seq);
        run("delete from business_change where " + gone, seq);
        run("delete from business_event where " + RESTS_ON_IT, seq);
        run("delete from business_change where seq <= ?", seq);
        run("delete from anomaly_event where seq <= ?", seq);
        run(
                "delete from former_anomaly where exists (select 1 from json_each(body, '$.evidence') c where c.value <= ?)",
                seq);
    }

    private void run(String statement, long... values) throws SQLException {
        try (PreparedStatement prepared = connection.prepareStatement(statement)) {
            for (int i = 0; i < values.length; i++) {
                prepared.setLong(i + 1, values[i]);
            }
            prepared.executeUpdate();
        }
    }
}
