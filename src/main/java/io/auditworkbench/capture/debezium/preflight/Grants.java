package io.auditworkbench.capture.debezium.preflight;

import io.auditworkbench.capture.debezium.preflight.Grant.Kind;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// What an account may do, with its active roles and without them.
///
/// - **Shape**: `direct` are the account's own rights, `effective` include those of its active roles; `roles` and
///   `proxies` are the lines that give a role or another account's place, as the server wrote them.
record Grants(List<Grant> direct, List<Grant> effective, List<String> roles, List<String> proxies) {

    /// Asks for them with the roles that a login activates, and then without any; leaves the session without roles.
    static Grants read(ServerSession server) throws SQLException {
        List<String> effective = lines(server);
        server.run("SET ROLE NONE");
        return of(lines(server), effective);
    }

    static Grants of(List<String> direct, List<String> effective) {
        return new Grants(parsed(direct), parsed(effective), rest(direct, false), rest(direct, true));
    }

    boolean hasGlobal(String right) {
        return effective.stream().anyMatch(grant -> gives(grant, right) && grant.isGlobal());
    }

    boolean hasOnSchema(String right, String schema) {
        return holds(right, schema, grant -> grant.holdsSchema(schema));
    }

    boolean hasOnTable(String right, String schema, String table) {
        return holds(right, schema, grant -> grant.holdsTable(schema, table));
    }

    boolean hasAnywhere(String right) {
        return effective.stream().anyMatch(grant -> gives(grant, right));
    }

    /// A partial revoke takes a schema out of what a global grant gives, and nothing else.
    private boolean holds(String right, String schema, Predicate<Grant> scope) {
        boolean takenAway = takenAway(right, schema);
        return effective.stream()
                .anyMatch(grant -> gives(grant, right) && scope.test(grant) && !(grant.isGlobal() && takenAway));
    }

    private boolean takenAway(String right, String schema) {
        return effective.stream()
                .anyMatch(grant -> grant.kind() == Kind.REVOKE && grant.has(right) && grant.holdsSchema(schema));
    }

    private static boolean gives(Grant grant, String right) {
        return grant.kind() == Kind.GRANT && grant.has(right);
    }

    private static List<Grant> parsed(List<String> lines) {
        return lines.stream().map(Grant::parse).flatMap(Optional::stream).toList();
    }

    private static List<String> rest(List<String> lines, boolean proxies) {
        return lines.stream()
                .filter(line -> Grant.parse(line).isEmpty())
                .filter(line -> line.startsWith("GRANT PROXY ") == proxies)
                .toList();
    }

    private static List<String> lines(ServerSession server) throws SQLException {
        return server.rows("SHOW GRANTS FOR CURRENT_USER()").stream()
                .map(Row::first)
                .toList();
    }
}
