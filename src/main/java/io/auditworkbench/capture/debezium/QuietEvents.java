package io.auditworkbench.capture.debezium;

import com.github.shyiko.mysql.binlog.event.EventType;
import java.util.EnumSet;
import java.util.Set;

/// Binlog events that carry no change: whatever else no handler reads is reported as a gap.
///
/// - **Source**: MySQL source, `mysql::binlog::event::Log_event_type`; measured on 8.0.12.
final class QuietEvents {

    private static final Set<EventType> TYPES = EnumSet.of(
            EventType.FORMAT_DESCRIPTION,
            EventType.PREVIOUS_GTIDS,
            EventType.ANONYMOUS_GTID,
            EventType.ROWS_QUERY,
            EventType.STOP,
            EventType.HEARTBEAT,
            EventType.ROTATE,
            EventType.RAND,
            EventType.INTVAR,
            EventType.USER_VAR,
            EventType.VIEW_CHANGE,
            EventType.TRANSACTION_CONTEXT,
            EventType.IGNORABLE);

    private QuietEvents() {}

    static boolean contains(EventType type) {
        return TYPES.contains(type);
    }
}
