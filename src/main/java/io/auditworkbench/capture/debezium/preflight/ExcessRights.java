package io.auditworkbench.capture.debezium.preflight;

import io.auditworkbench.capture.CheckId;
import io.auditworkbench.capture.CheckOutcome;
import io.auditworkbench.capture.CheckOutcome.Failed;
import io.auditworkbench.capture.CheckOutcome.Passed;
import io.auditworkbench.capture.Fix;
import io.auditworkbench.capture.debezium.preflight.Grant.Kind;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// P13: rights that a reader does not need.
///
/// Anything not known to be harmless counts, so a right that a later version invents is named, not overlooked.
final class ExcessRights {

    private static final Set<String> HARMLESS = Set.of(
            "USAGE",
            "SELECT",
            "SHOW VIEW",
            "SHOW DATABASES",
            "PROCESS",
            "REPLICATION SLAVE",
            "REPLICATION CLIENT",
            "RELOAD",
            "FLUSH_TABLES",
            "LOCK TABLES");

    private static final String EVERYTHING = "ALL PRIVILEGES";
    private static final String MAY_GRANT = "GRANT OPTION";
    private static final String NEEDED_GLOBALLY =
            "SELECT, RELOAD, SHOW DATABASES, LOCK TABLES, REPLICATION SLAVE, REPLICATION CLIENT";

    private final String account;
    private final List<String> found = new ArrayList<>();
    private final List<String> sql = new ArrayList<>();
    private final List<String> undo = new ArrayList<>();
    private final Set<String> grantOptionScopes = new LinkedHashSet<>();

    private ExcessRights(String account) {
        this.account = account;
    }

    static CheckOutcome look(ServerSession server) throws SQLException {
        return judge(server.grants(), server.account());
    }

    static CheckOutcome judge(Grants grants, String account) {
        if (grants.hasGlobal("CREATE USER")) {
            return new Failed(CheckId.P13.level(), account + " is an administrator", ownAccount(account));
        }
        ExcessRights excess = new ExcessRights(account);
        grants.direct().stream().filter(grant -> grant.kind() == Kind.GRANT).forEach(excess::add);
        excess.addProxies(grants.proxies());
        excess.addRoles(grants);
        return excess.outcome();
    }

    /// Whoever revoked an administrator's rights would lose the server; the reader gets an account of its own instead.
    private static Fix ownAccount(String account) {
        String reader = "'audit_reader'" + account.substring(account.lastIndexOf("@'"));
        return Fix.bySql(
                "Make an account for the reader, and use that one.",
                "an administrator with GRANT OPTION",
                List.of(
                        "-- choose a password in place of … and take the dashes away",
                        "-- CREATE USER " + reader + " IDENTIFIED BY '…' REQUIRE SSL;",
                        "-- GRANT " + NEEDED_GLOBALLY + " ON *.* TO " + reader + ";"),
                List.of("DROP USER " + reader + ";"));
    }

    private CheckOutcome outcome() {
        if (found.isEmpty()) {
            return new Passed("none");
        }
        // Last, because 8.0.12 does not take a dynamic right away whose right to grant went before.
        grantOptionScopes.forEach(scope -> sql.add("REVOKE " + MAY_GRANT + " ON " + scope + " FROM " + account + ";"));
        return new Failed(
                CheckId.P13.level(),
                String.join("; ", found),
                Fix.bySql("", "an administrator with GRANT OPTION", sql, undo));
    }

    private void add(Grant grant) {
        List<String> beyond = grant.beyond(HARMLESS);
        if (beyond.isEmpty()) {
            return;
        }
        found.add(Amounts.names(beyond) + " on " + grant.scope());
        String rights = String.join(
                ", ", beyond.stream().filter(right -> !right.equals(MAY_GRANT)).toList());
        if (beyond.contains(MAY_GRANT)) {
            grantOptionScopes.add(grant.scope());
            String given = rights.isEmpty() ? "USAGE" : rights;
            undo.add("GRANT " + given + " ON " + grant.scope() + " TO " + account + " WITH GRANT OPTION;");
        } else {
            undo.add("GRANT " + rights + " ON " + grant.scope() + " TO " + account + ";");
        }
        if (!rights.isEmpty()) {
            sql.add("REVOKE " + rights + " ON " + grant.scope() + " FROM " + account + ";");
        }
        if (grant.rights().contains(EVERYTHING)) {
            giveBackWhatIsNeeded(grant);
        }
    }

    /// Single rights cannot be taken out of ALL.
    private void giveBackWhatIsNeeded(Grant grant) {
        String needed = grant.isGlobal() ? NEEDED_GLOBALLY : "SELECT, LOCK TABLES";
        sql.add("GRANT " + needed + " ON " + grant.scope() + " TO " + account + ";");
    }

    private void addProxies(List<String> lines) {
        if (!lines.isEmpty()) {
            found.add("PROXY, to act as another account");
            lines.forEach(line -> take(given(line)));
        }
    }

    private void addRoles(Grants grants) {
        boolean rolesAddExcess = grants.effective().stream()
                .filter(grant -> !grants.direct().contains(grant))
                .anyMatch(grant -> !grant.beyond(HARMLESS).isEmpty());
        if (rolesAddExcess) {
            found.add("more through roles");
            grants.roles().forEach(line -> take(given(line)));
        }
    }

    private void take(String rights) {
        sql.add("REVOKE " + rights + " FROM " + account + ";");
        undo.add("GRANT " + rights + " TO " + account + ";");
    }

    /// What a line of `SHOW GRANTS` gives, between `GRANT` and `TO`.
    private static String given(String line) {
        return line.substring("GRANT ".length(), line.lastIndexOf(" TO "));
    }
}
