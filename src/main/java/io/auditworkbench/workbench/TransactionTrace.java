package io.auditworkbench.workbench;

import io.auditworkbench.store.ChangeLog;
import io.auditworkbench.store.StoredEvent;
import io.auditworkbench.store.StoredTransaction;
import io.auditworkbench.workbench.view.ChangeKind;
import io.auditworkbench.workbench.view.EventView;
import io.auditworkbench.workbench.view.TraceView;
import io.auditworkbench.workbench.view.TransactionView;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Shows what one transaction did, step by step or in the end.
public final class TransactionTrace {

    private static final int MOST_FOLLOWED = 200_000;

    private final ChangeLog log;
    private final TransactionFinder finder;
    private final EventViews views;
    private final CoverageStatement coverage;
    private final Basis basis;

    TransactionTrace(
            ChangeLog log, TransactionFinder finder, EventViews views, CoverageStatement coverage, Basis basis) {
        this.basis = basis;
        this.log = log;
        this.finder = finder;
        this.views = views;
        this.coverage = coverage;
    }

    /// The first steps of the transaction that an id names: at most `limit`, 0 for all.
    public TraceView steps(String id, int limit) {
        StoredTransaction transaction = finder.find(id);
        int most = limit == 0 ? Integer.MAX_VALUE : limit;
        List<EventView> steps = log.events(transaction, transaction.firstSeq(), most).stream()
                .map(views::of)
                .toList();
        Sums sums = sums(transaction);
        return new TraceView(
                view(transaction, sums.tables),
                steps,
                List.of(),
                sums.balance.views(),
                sums.notes,
                basis.businessOf(transaction),
                basis.findingsOf(transaction),
                coverage.around(transaction));
    }

    /// What its steps come to, row by row.
    public TraceView net(String id) {
        StoredTransaction transaction = finder.find(id);
        NetEffect effect = new NetEffect();
        log.events(transaction, transaction.firstSeq(), MOST_FOLLOWED)
                .forEach(event -> effect.add(event.seq(), event.table(), event.body()));
        Sums sums = sums(transaction);
        List<String> notes = new ArrayList<>(sums.notes);
        notes.addAll(NetViews.notes(effect));
        return new TraceView(
                view(transaction, sums.tables),
                List.of(),
                new NetViews(views).of(effect),
                sums.balance.views(),
                notes,
                basis.businessOf(transaction),
                basis.findingsOf(transaction),
                coverage.around(transaction));
    }

    /// What the steps add up to; of a very large transaction only its beginning is looked at, and a note says so.
    private Sums sums(StoredTransaction transaction) {
        Sums sums = new Sums();
        log.events(transaction, transaction.firstSeq(), MOST_FOLLOWED).forEach(sums::add);
        if (transaction.eventCount() > MOST_FOLLOWED) {
            sums.notes.add("Tables, balances and net effect cover the first " + MOST_FOLLOWED + " of "
                    + transaction.eventCount() + " changes.");
        }
        return sums;
    }

    private static final class Sums {
        private final Map<Part, Long> tables = new TreeMap<>();
        private final Balance balance = new Balance();
        private final List<String> notes = new ArrayList<>();

        private void add(StoredEvent event) {
            tables.merge(part(event), 1L, Long::sum);
            balance.add(event.table(), event.body());
        }
    }

    /// What a table and kind have in the transaction.
    private record Part(String schema, String table, ChangeKind kind) implements Comparable<Part> {
        @Override
        public int compareTo(Part other) {
            int bySchema = schema.compareTo(other.schema);
            int byTable = bySchema != 0 ? bySchema : table.compareTo(other.table);
            return byTable != 0 ? byTable : kind.compareTo(other.kind);
        }
    }

    private TransactionView view(StoredTransaction transaction, Map<Part, Long> counts) {
        return view(
                transaction,
                counts.entrySet().stream()
                        .map(entry -> new TransactionView.TableCount(
                                entry.getKey().schema(),
                                entry.getKey().table(),
                                entry.getKey().kind(),
                                entry.getValue()))
                        .toList());
    }

    private static Part part(StoredEvent event) {
        return new Part(
                event.table().name().schema(), event.table().name().table(), EventViews.kind(event.operation()));
    }

    private TransactionView view(StoredTransaction transaction, List<TransactionView.TableCount> tables) {
        return new TransactionView(
                transaction.txId(),
                EventViews.words(transaction.header().kind()),
                transaction.header().identity(),
                EventViews.instant(transaction.header().commitMicros()),
                EventViews.instant(transaction.header().capturedMicros()),
                views.source(transaction, transaction.header().offset()),
                EventViews.actor(transaction.header().attribution()),
                transaction.eventCount(),
                transaction.firstSeq(),
                tables,
                HexFormat.of().formatHex(transaction.leaf()));
    }
}
