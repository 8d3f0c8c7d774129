package io.auditworkbench.store;

import static io.auditworkbench.store.generated.Tables.ACTOR;
import static io.auditworkbench.store.generated.Tables.BINLOG_FILE;
import static io.auditworkbench.store.generated.Tables.CAPTURED_TABLE;
import static io.auditworkbench.store.generated.Tables.CHANGE_EVENT;
import static io.auditworkbench.store.generated.Tables.GTID_ORIGIN;
import static io.auditworkbench.store.generated.Tables.SOURCE_TX;
import static io.auditworkbench.store.generated.Tables.TABLE_VERSION;

import io.auditworkbench.filter.LetterCase;
import io.auditworkbench.filter.TableNameTest;
import io.auditworkbench.filter.TextMatch;
import io.auditworkbench.filter.TextTest;
import io.auditworkbench.model.change.AttributionSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.LongFunction;
import java.util.function.LongPredicate;
import java.util.function.Predicate;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;

/// Says in SQL what a filter asks of names: each is looked up in its dictionary, and SQL sees numbers only.
final class NamePlans {

    /// More names than this are not worth a look at the index for each.
    private static final int MOST_SOUGHT = 64;

    private final DSLContext sql;
    private final TransactionBlocks transactions;

    NamePlans(DSLContext sql, TransactionBlocks transactions) {
        this.sql = sql;
        this.transactions = transactions;
    }

    TermPlan schema(TextTest test) {
        Predicate<String> passes = TextTests.ofKnown(test);
        return tables(row -> passes.test(row.get(CAPTURED_TABLE.SCHEMA_NAME)));
    }

    TermPlan table(TextTest test) {
        BiPredicate<String, String> passes = TableNameTest.of(test);
        return tables(row -> passes.test(row.get(CAPTURED_TABLE.SCHEMA_NAME), row.get(CAPTURED_TABLE.TABLE_NAME)));
    }

    /// The events of some forms of tables, by their number.
    TermPlan versions(LongPredicate passes) {
        return tables(row -> passes.test(row.get(TABLE_VERSION.VERSION_ID)));
    }

    /// Where columns changed, as the index of changed columns knows it up to an event: those of each form of a table
    /// that `wanted` names. Empty when there are too many to look for.
    Optional<BlockSet> changes(LongFunction<List<String>> wanted, long indexedThroughSeq) {
        List<BlockSet> terms = new ArrayList<>();
        sql.select(TABLE_VERSION.VERSION_ID, TABLE_VERSION.TABLE_ID)
                .from(TABLE_VERSION)
                .forEach(row -> wanted.apply(row.value1()).stream()
                        .map(column -> BlockSet.changed(row.value2(), column))
                        .filter(term -> !terms.contains(term))
                        .forEach(terms::add));
        return terms.size() > MOST_SOUGHT ? Optional.empty() : Optional.of(BlockSet.through(indexedThroughSeq, terms));
    }

    private TermPlan tables(Predicate<Record> passes) {
        List<Long> versions = new ArrayList<>();
        List<Long> tables = new ArrayList<>();
        sql.select(
                        TABLE_VERSION.VERSION_ID,
                        CAPTURED_TABLE.TABLE_ID,
                        CAPTURED_TABLE.SCHEMA_NAME,
                        CAPTURED_TABLE.TABLE_NAME)
                .from(TABLE_VERSION)
                .join(CAPTURED_TABLE)
                .on(CAPTURED_TABLE.TABLE_ID.eq(TABLE_VERSION.TABLE_ID))
                .fetch()
                .forEach(row -> {
                    if (passes.test(row)) {
                        versions.add(row.value1());
                        tables.add(row.value2());
                    }
                });
        if (versions.isEmpty()) {
            return TermPlan.never().within(new BlockSet.Listed(List.of()), "table");
        }
        TermPlan plan = TermPlan.exact(CHANGE_EVENT.VERSION_ID.in(versions));
        List<BlockSet> blocks =
                tables.stream().distinct().map(table -> BlockSet.what(table, 0)).toList();
        return blocks.size() > MOST_SOUGHT ? plan : plan.within(new BlockSet.Any(blocks), "table");
    }

    /// How an actor is known, spelled as people see it.
    TermPlan actorSource(TextTest test) {
        Predicate<String> passes = TextTests.ofKnown(test);
        List<Long> codes = new ArrayList<>();
        for (AttributionSource source : AttributionSource.values()) {
            boolean isAsked = source == AttributionSource.NONE
                    ? TextTests.acceptsMissing(test)
                    : passes.test(source.name().toLowerCase(Locale.ROOT).replace('_', ' '));
            if (isAsked) {
                codes.add((long) source.code());
            }
        }
        return TermPlan.exact(SOURCE_TX.ACTOR_SOURCE.in(codes));
    }

    TermPlan actor(TextTest test) {
        List<Long> actors = numbers(ACTOR, ACTOR.ACTOR_ID, ACTOR.NAME, test);
        TermPlan plan = TermPlan.exact(oneOf(SOURCE_TX.ACTOR_ID, actors, test));
        boolean isFound = !TextTests.acceptsMissing(test) && actors.size() <= MOST_SOUGHT;
        return isFound
                ? plan.within(
                        new BlockSet.Any(actors.stream().map(BlockSet::actor).toList()), "actor")
                : plan;
    }

    TermPlan file(TextTest test) {
        List<Long> files = numbers(BINLOG_FILE, BINLOG_FILE.FILE_ID, BINLOG_FILE.NAME, test);
        return TermPlan.exact(oneOf(SOURCE_TX.FILE_ID, files, test));
    }

    private List<Long> numbers(Table<?> table, Field<Long> key, Field<String> name, TextTest test) {
        Predicate<String> passes = TextTests.ofKnown(test);
        List<Long> numbers = new ArrayList<>();
        sql.select(key, name).from(table).forEach(row -> {
            if (passes.test(row.value2())) {
                numbers.add(row.value1());
            }
        });
        return numbers;
    }

    /// Never unknown to SQL: an event without the name is asked for on its own.
    private static Condition oneOf(Field<Long> number, List<Long> numbers, TextTest test) {
        Condition known = number.isNotNull().and(number.in(numbers));
        return TextTests.acceptsMissing(test) ? DSL.or(number.isNull(), known) : known;
    }

    /// Only whole GTIDs are found by their index; anything else is decided on the text.
    TermPlan gtid(TextTest test) {
        List<String> wanted = new ArrayList<>();
        switch (test) {
            case TextTest.Equals(String text) -> wanted.add(text);
            case TextTest.AnyOf(List<TextMatch> matches) -> {
                for (TextMatch match : matches) {
                    if (!(match instanceof TextMatch.Is(String text))) {
                        return TermPlan.unknown();
                    }
                    wanted.add(text);
                }
            }
            case TextTest.NotEquals _, TextTest.Regex _, TextTest.NotRegex _ -> {
                return TermPlan.unknown();
            }
        }
        Condition any = DSL.or(wanted.stream().map(this::gtid).toList());
        return TermPlan.atMost(any).within(transactions.of(any), "gtid");
    }

    private Condition gtid(String text) {
        Gtid gtid = Gtid.of(text);
        if (gtid == null) {
            return DSL.falseCondition();
        }
        List<Long> origins =
                sql.select(GTID_ORIGIN.GTID_ORIGIN_ID, GTID_ORIGIN.ORIGIN).from(GTID_ORIGIN).fetch().stream()
                        .filter(row -> LetterCase.same(row.value2(), gtid.origin()))
                        .map(row -> row.value1())
                        .toList();
        return SOURCE_TX
                .GTID_ORIGIN_ID
                .isNotNull()
                .and(SOURCE_TX.GTID_ORIGIN_ID.in(origins))
                .and(SOURCE_TX.GTID_NUMBER.eq(gtid.number()));
    }
}
