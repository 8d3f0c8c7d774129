package io.auditworkbench.store;

import static io.auditworkbench.store.generated.Tables.TERM_BLOCK;
import static io.auditworkbench.store.generated.Tables.WORD_RUN;

import io.auditworkbench.filter.LetterCase;
import io.auditworkbench.model.change.ColumnDefinition;
import io.auditworkbench.model.change.ColumnValue;
import io.auditworkbench.model.change.RowImage;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/// Fills the side indexes behind capture, step by step, on the writer's own connection.
///
/// - **Shape**: only whole blocks of visible, committed events are indexed, and those never change again: a rollback, a
///   cut tail or a superseded snapshot leaves nothing to take back. Changed columns are written at each step, words
///   when a run of 16384 events is full; after an interruption the run that was begun is read again.
/// - **Threading**: the writer's.
final class SideIndexer {

    private static final long STEP_EVENTS = 4_096;
    /// A table's name comes with every event, a long text only once.
    private static final int LONGEST_REMEMBERED = 200;

    private static final long RUN_EVENTS = BlockMarks.firstSeqOf(WordRun.BLOCKS);

    private final Connection connection;
    private final DSLContext sql;
    private final ReadNames names;
    private final TableInsert terms;
    private final TableInsert words;
    private final WordRun run = new WordRun();
    private final Set<String> textsOfBlock = new HashSet<>();
    private final Set<Long> columnsOfBlock = new HashSet<>();
    private final List<Change> changes = new ArrayList<>();
    private final Map<Long, Long> tableOfVersion = new HashMap<>();
    private long columnsThrough;
    private long next;
    private long block;

    /// That a column changed in a block.
    private record Change(long term, long block) {}

    SideIndexer(Connection connection, ReadNames names) throws SQLException {
        this.connection = connection;
        this.names = names;
        sql = DSL.using(connection, SQLDialect.SQLITE);
        terms = TableInsert.intoUnlessThere(connection, TERM_BLOCK);
        words = TableInsert.into(connection, WORD_RUN);
        forget();
    }

    /// Indexes the next few events of those up to `lastVisible`; true when there are more.
    boolean step(EventTexts texts, long lastVisible) throws SQLException {
        long lastWhole = BlockMarks.firstSeqOf(BlockMarks.blockOf(lastVisible + 1)) - 1;
        long through = Math.min((next / STEP_EVENTS + 1) * STEP_EVENTS - 1, lastWhole);
        if (through < next) {
            return false;
        }
        read(texts, through);
        next = through + 1;
        if (through > columnsThrough) {
            SideIndex.COLUMNS.setThrough(sql, through);
            columnsThrough = through;
        }
        if (next % RUN_EVENTS == 0) {
            writeRun(next / RUN_EVENTS - 1);
            SideIndex.WORDS.setThrough(sql, through);
        }
        return through < lastWhole;
    }

    long indexedThrough() {
        return next - 1;
    }

    private void read(EventTexts texts, long through) throws SQLException {
        EventReader reader = new EventReader(names);
        try (EventRows rows = new EventRows(connection, sql, reader, DSL.noCondition(), EventOrder.OLDEST_FIRST)) {
            rows.read(next, through, event -> {
                add(texts, event);
                return true;
            });
        }
        for (Change change : changes) {
            terms.put(BlockMarks.COLUMN).put(change.term()).put(change.block()).add();
        }
        changes.clear();
        terms.flush();
    }

    private void add(EventTexts texts, StoredEvent event) {
        if (BlockMarks.blockOf(event.seq()) != block) {
            block = BlockMarks.blockOf(event.seq());
            textsOfBlock.clear();
            columnsOfBlock.clear();
        }
        int place = (int) (block % WordRun.BLOCKS);
        texts.of(event, text -> {
            if (text.length() > LONGEST_REMEMBERED || textsOfBlock.add(text)) {
                run.add(place, text);
            }
        });
        if (event.seq() > columnsThrough) {
            addColumns(event);
        }
    }

    private void addColumns(StoredEvent event) {
        RowImage before = event.body().before();
        RowImage after = event.body().after();
        if (before == null || after == null) {
            return;
        }
        List<ColumnDefinition> columns = event.table().columns();
        for (int i = 0; i < columns.size(); i++) {
            if (isChange(before.get(i), after.get(i))) {
                long term =
                        columnTerm(tableOf(event.tableVersion()), columns.get(i).name());
                if (columnsOfBlock.add(term)) {
                    changes.add(new Change(term, block));
                }
            }
        }
    }

    private static boolean isChange(ColumnValue before, ColumnValue after) {
        boolean hasBoth = !(before instanceof ColumnValue.Absent) && !(after instanceof ColumnValue.Absent);
        return hasBoth && !before.equals(after);
    }

    private long tableOf(long version) {
        return tableOfVersion.computeIfAbsent(version, known -> ReadNames.tableId(sql, known));
    }

    /// How a column of a table is named in the index; columns of the same hash are told apart by their values.
    static long columnTerm(long tableId, String column) {
        return (tableId << 32) | (LetterCase.fold(column).hashCode() & 0xFFFF_FFFFL);
    }

    private void writeRun(long number) throws SQLException {
        for (int part = 0; part < WordRun.PARTS; part++) {
            byte[] blocks = run.part(part);
            if (blocks.length > 0) {
                words.put(WordRun.idOf(number, part)).put(blocks).add();
            }
        }
        words.flush();
        run.clear();
    }

    /// After a rollback, and at the start.
    void forget() throws SQLException {
        terms.forget();
        words.forget();
        run.clear();
        changes.clear();
        textsOfBlock.clear();
        columnsOfBlock.clear();
        tableOfVersion.clear();
        block = -1;
        columnsThrough = SideIndex.COLUMNS.through(sql);
        next = SideIndex.WORDS.through(sql) + 1;
    }
}
