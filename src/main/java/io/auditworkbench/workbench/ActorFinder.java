package io.auditworkbench.workbench;

import io.auditworkbench.capture.SessionLog;
import io.auditworkbench.model.change.Attribution;
import io.auditworkbench.model.change.AttributionGrade;
import io.auditworkbench.model.change.AttributionSource;
import io.auditworkbench.model.change.ColumnValue;
import io.auditworkbench.model.change.RawChange;
import io.auditworkbench.model.change.RowImage;
import io.auditworkbench.model.change.TableSchema;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Finds who made a transaction, by the surest trace it left.
///
/// In this order: a row in a context table, an `actor=` tag in a statement's comment, an actor column in a changed row, the account
/// behind the connection. The binlog proves none of them; each keeps its grade.
///
/// - **Threading**: one thread.
final class ActorFinder {

    private static final Pattern TAG =
            Pattern.compile("/\\*[^*]*?\\b(?:actor|user)\\s*=\\s*'?([^\\s,;*']{1,128})", Pattern.CASE_INSENSITIVE);
    private static final Set<String> CONTEXT_TABLES = Set.of("audit_ctx", "audit_context");
    private static final Set<String> CONTEXT_COLUMNS = Set.of("actor", "user_name", "username");
    private static final Set<String> ACTOR_COLUMNS =
            Set.of("updated_by", "modified_by", "changed_by", "last_modified_by", "created_by");
    private static final int NO_COLUMN = -1;

    private final SessionLog sessions;
    private final IdentityHashMap<TableSchema, Integer> actorColumns = new IdentityHashMap<>();
    private Attribution best = Attribution.UNKNOWN;
    private @Nullable String lastStatement;

    ActorFinder(SessionLog sessions) {
        this.sessions = sessions;
    }

    /// Looks at rows of the open transaction.
    @SuppressWarnings("ReferenceEquality") // one statement changes many rows, and its text object is shared between them
    void see(List<RawChange> changes) {
        for (RawChange change : changes) {
            String statement = change.statement();
            if (statement != null && statement != lastStatement) {
                lastStatement = statement;
                readTag(statement);
            }
            readColumn(change);
        }
    }

    /// Who made the open transaction; begins the next.
    Attribution take(@Nullable Long connectionId) {
        Attribution found = best;
        best = Attribution.UNKNOWN;
        lastStatement = null;
        if (found.grade() != AttributionGrade.UNKNOWN || connectionId == null) {
            return found;
        }
        return sessions.account(connectionId)
                .map(account -> new Attribution(account, AttributionGrade.CORROBORATED, AttributionSource.SESSION))
                .orElse(Attribution.UNKNOWN);
    }

    private void readTag(String statement) {
        if (!statement.contains("/*") || best.source() == AttributionSource.CONTEXT_ROW) {
            return;
        }
        Matcher tag = TAG.matcher(statement);
        if (tag.find()) {
            best = new Attribution(tag.group(1), AttributionGrade.CORROBORATED, AttributionSource.STATEMENT_COMMENT);
        }
    }

    private void readColumn(RawChange change) {
        int index = actorColumns.computeIfAbsent(change.table(), ActorFinder::actorColumn);
        RowImage image = change.after();
        if (index == NO_COLUMN || image == null) {
            return;
        }
        if (!(image.get(index) instanceof ColumnValue.Text name) || name.utf8().length == 0) {
            return;
        }
        if (isContext(change.table())) {
            best = new Attribution(name.text(), AttributionGrade.EXACT, AttributionSource.CONTEXT_ROW);
        } else if (best.grade() == AttributionGrade.UNKNOWN) {
            best = new Attribution(name.text(), AttributionGrade.HEURISTIC, AttributionSource.ACTOR_COLUMN);
        }
    }

    private static boolean isContext(TableSchema table) {
        return CONTEXT_TABLES.contains(table.name().table().toLowerCase(Locale.ROOT));
    }

    private static int actorColumn(TableSchema table) {
        Set<String> wanted = isContext(table) ? CONTEXT_COLUMNS : ACTOR_COLUMNS;
        for (int i = 0; i < table.columns().size(); i++) {
            if (wanted.contains(table.columns().get(i).name().toLowerCase(Locale.ROOT))) {
                return i;
            }
        }
        return NO_COLUMN;
    }
}
