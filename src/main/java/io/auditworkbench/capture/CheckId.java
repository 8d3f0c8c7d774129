package io.auditworkbench.capture;

import static io.auditworkbench.capture.CheckLevel.ADVISE;
import static io.auditworkbench.capture.CheckLevel.BLOCK;
import static io.auditworkbench.capture.CheckLevel.INFO;

import java.util.Arrays;
import java.util.Optional;

/// Every check of a server before capture: what passes, how much it matters, and why, in the auditor's words.
///
/// The numbers are printed, stored and documented (`docs/doctor.md`): never reuse one.
public enum CheckId {
    P01(
            "Connection is encrypted",
            "TLS, or a connection that stays on this machine",
            ADVISE,
            "Row values cross the network."),
    P02("Version and product", VersionSupport.SUPPORTED_VERSIONS, BLOCK, "The reader must know the log's format."),
    P03("Binary log is on", "log_bin = ON", BLOCK, "Without a binary log there is nothing to read."),
    P04(
            "Server id is set, ours is free",
            "server_id not 0, and ours used by nobody",
            BLOCK,
            "Two readers with one id disconnect each other."),
    P05("Log holds rows", "binlog_format = ROW", BLOCK, "Otherwise only statements are logged, not values."),
    P06("Log holds whole rows", "binlog_row_image = FULL", BLOCK, "Without it there is no value from before a change."),
    P07(
            "JSON is logged whole",
            "binlog_row_value_options empty",
            BLOCK,
            "Changes inside JSON values cannot be read, and whole updates would be lost."),
    P08(
            "Log names its columns",
            "binlog_row_metadata = FULL",
            ADVISE,
            "Column names and signs travel with the log, which is safer after a change of the schema."),
    P09(
            "Log holds the statement",
            "binlog_rows_query_log_events = ON",
            ADVISE,
            "Shows the statement behind a change, and the comment in it that names the user of the application."),
    P10(
            "Transactions have global ids",
            "gtid_mode = ON, enforce_gtid_consistency = ON",
            ADVISE,
            "Capture survives a failover, and each transaction has a name that another server confirms."),
    P11(
            "Log is kept long enough",
            "3 days or more",
            ADVISE,
            "If capture is off for longer than the log is kept, that time is lost for ever."),
    P12(
            "Account has what the reader needs",
            "REPLICATION SLAVE, REPLICATION CLIENT; for the first snapshot SELECT and RELOAD",
            BLOCK,
            "The reader needs these rights and nothing more."),
    P13(
            "Account has no more than that",
            "no right to change anything",
            ADVISE,
            "An auditor's account that can write weakens the evidence."),
    P14(
            "Log leaves no schema out",
            "no binlog-do-db, no binlog-ignore-db",
            ADVISE,
            "Schemas left out of the log are invisible to every tool."),
    P15(
            "Replica logs what it replays",
            "log_replica_updates = ON on a replica",
            BLOCK,
            "Without it, changes made on the primary never reach this server's log."),
    P16(
            "Tables have a primary key",
            "every table",
            ADVISE,
            "Changes to one row cannot be joined into a history without a key."),
    P17("Clocks agree", "less than 2 s apart", ADVISE, "Times in reports come from both machines."),
    P18(
            "Timeouts allow a long first read",
            "net_write_timeout and wait_timeout 600 s or more",
            INFO,
            "A big first snapshot may be cut off."),
    P19("Disk has room for the store", "twice what is expected", ADVISE, "The store must not fill this disk."),
    P20(
            "An event was really read",
            "one event or heartbeat within 10 s",
            BLOCK,
            "The only check that proves the others."),
    P21(
            "No session overrides the log's settings",
            "the server's settings in every session",
            ADVISE,
            "A session may switch its own log to statements, to partial rows or off, whatever the server says."),
    P22(
            "XA transactions",
            "none used",
            INFO,
            "The log does not say with the rows how an XA transaction ended; they stay unconfirmed until it does."),
    P23(
            "Foreign keys that change other rows",
            "none with CASCADE or SET NULL",
            INFO,
            "Rows that such a key deletes or changes are not in the log; each case is recorded as a gap."),
    P24(
            "Partitioned tables",
            "none",
            INFO,
            "Dropping a partition removes rows without a row event; it is recorded as a gap."),
    P25("Chosen tables exist", "each pattern finds a table", BLOCK, "A misspelt name would capture nothing."),
    P26(
            "Accounts that may change the log's settings",
            "none but the administrators you know",
            INFO,
            "Whoever holds these rights can hide changes from the log."),
    P27(
            "Columns that look personal",
            "none, or a masking policy",
            INFO,
            "Their values are kept as they are, unless a policy masks them before anything is stored.");

    private final String title;
    private final String needed;
    private final CheckLevel level;
    private final String why;

    CheckId(String title, String needed, CheckLevel level, String why) {
        this.title = title;
        this.needed = needed;
        this.level = level;
        this.why = why;
    }

    /// The check that a user names, in upper or lower case; empty when there is none.
    public static Optional<CheckId> find(String name) {
        return Arrays.stream(values())
                .filter(id -> id.name().equalsIgnoreCase(name.strip()))
                .findFirst();
    }

    public String title() {
        return title;
    }

    /// What passes.
    public String needed() {
        return needed;
    }

    /// How much a failure matters unless the finding says otherwise.
    public CheckLevel level() {
        return level;
    }

    /// Why it matters: one sentence.
    public String why() {
        return why;
    }
}
