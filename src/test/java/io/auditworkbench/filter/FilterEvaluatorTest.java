package io.auditworkbench.filter;

import static io.auditworkbench.filter.Evaluation.matches;
import static io.auditworkbench.filter.SampleEvent.insert;
import static io.auditworkbench.filter.SampleEvent.masked;
import static io.auditworkbench.filter.SampleEvent.nothing;
import static io.auditworkbench.filter.SampleEvent.number;
import static io.auditworkbench.filter.SampleEvent.text;
import static io.auditworkbench.filter.SampleEvent.update;
import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.model.change.Operation;
import io.auditworkbench.model.finding.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilterEvaluatorTest {

    private static SampleEvent order() {
        return update().changed("status", text("new"), text("paid"))
                .changed("total", number("90.00"), number("9.00"))
                .changed("note", nothing(), text("order cancelled by Bob"))
                .changed("city", text("Hidden"), text("Hidden"))
                .flag(Flag.FLAGGED)
                .finding(Severity.LOW)
                .finding(Severity.HIGH)
                .tag("month-end");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "alice",
                "ALI",
                "\"order cancelled\"",
                "bob",
                "1042",
                "orders",
                "paid",
                "90.00",
                "*bob",
                "new",
                "table:orders",
                "t:ORDERS",
                "table=orders",
                "table:order*",
                "table:x,orders",
                "table:shop.orders",
                "table:SHOP.ORD*",
                "table:shop.*",
                "-table:hop.orders",
                "table~\"^ord\"",
                "table!=refunds",
                "schema:shop",
                "db:SHOP",
                "key:1042",
                "row:orders/1042",
                "actor:alice",
                "who:Alice",
                "actor!=bob",
                "actor!=?",
                "actor:*",
                "actor.source:session",
                "op:update",
                "op:u,i",
                "op:write",
                "op!=delete",
                "#9812004",
                "id:E9812004",
                "seq>=9812004",
                "seq:9812000..9812010",
                "tx:T88",
                "tx.size>10",
                "tx.size:14",
                "tx.tables:payments",
                "gtid:3E11*",
                "gtid:3e11fa47-71ca-11e1-9e33-c80aa9429562:77",
                "file:binlog.000003",
                "pos<20000",
                "thread:412",
                "thread!=413",
                "thread:*",
                "server:shop-1",
                "server:223344",
                "bytes<1k",
                "lag>1s",
                "lag:1500ms",
                "lag<=2s",
                "query:update*",
                "query~\"(?i)set\\s+status\"",
                "query!~\"drop\"",
                "changed:status",
                "changed:tot*",
                "has:city",
                "-changed:city",
                "-has:iban",
                "is:flagged",
                "is:gap,flagged",
                "-is:gap",
                "sev>=high",
                "sev:low",
                "sev!=medium",
                "tag:month-end",
                "tag:*",
                "rule:?",
                "case:?",
                "hour:2",
                "hour:22..06",
                "day:fri",
                "day:mon..fri",
                "day:thu..mon",
                "outside:hours",
                "status:new->paid",
                "old.total>80 new.total<10 delta.total<-50",
                "(table:refunds or table:orders) total>=50",
                "not (table:refunds or op:delete)",
                "alice or zzz",
                "-zzz"
            })
    void matchesWhatTheEventIs(String filter) {
        assertThat(matches(filter, order())).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "zzz",
                "hidden",
                "\"order  cancelled\"",
                "shop",
                "-alice",
                "ali*x",
                "table:refunds",
                "table=ORDERS",
                "table:ord",
                "table:shop*",
                "table:*p.refunds",
                "table=shop.orders",
                "-table:shop.orders",
                "table!=orders",
                "actor!=alice",
                "actor:?",
                "key:null",
                "op:insert",
                "op!=update",
                "#9812005",
                "seq<9812004",
                "tx:T8",
                "tx.size>14",
                "tx.tables:refunds",
                "thread:?",
                "thread!=412",
                "lag:?",
                "bytes>=1k",
                "lag>2s",
                "query:update",
                "query!~\"(?i)UPDATE\"",
                "changed:city",
                "changed:?",
                "has:iban",
                "is:gap",
                "is:snapshot",
                "is:ddl",
                "sev:medium",
                "sev>high",
                "sev!=low",
                "tag:x",
                "rule:*",
                "rule!=x",
                "rule!~\"x\"",
                "hour:3..22",
                "day:sat,sun",
                "-outside:hours",
                "status:paid->new",
                "alice zzz",
                "-(alice or zzz)"
            })
    void doesNotMatchWhatTheEventIsNot(String filter) {
        assertThat(matches(filter, order())).isFalse();
    }

    @Test
    void unknownValuesMatchOnlyTheQuestionForThem() {
        SampleEvent event = update().actor(null).key(null).statement(null).withoutThread();

        for (String filter : new String[] {
            "actor:?",
            "key:null",
            "row:null",
            "query:?",
            "thread:?",
            "lag:?",
            "actor:?,bob",
            "-actor:bob",
            "-thread:5",
            "-query~\"x\""
        }) {
            assertThat(matches(filter, event)).as(filter).isTrue();
        }
        for (String filter :
                new String[] {"actor:*", "actor!=bob", "key!=5", "query!~\"x\"", "thread!=5", "thread:*", "lag<5s"}) {
            assertThat(matches(filter, event)).as(filter).isFalse();
        }
    }

    @Test
    void wordsAreFoundInAllValuesOfAnInsertAndInNoMaskedOne() {
        SampleEvent event = insert().after("city", text("Köln")).after("iban", masked("DE89"));

        assertThat(matches("KÖLN", event)).isTrue();
        assertThat(matches("de89", event)).isFalse();
        assertThat(matches("changed:city", event)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "'',false",
        "table:orders,false",
        "-table:refunds,false",
        "op:snapshot,true",
        "op:s,true",
        "is:snapshot,true",
        "op:insert or is:snapshot,true",
        "-op:snapshot,false",
        "table:orders op:insert,false",
        "-is:snapshot or alice,true"
    })
    void snapshotRowsAppearOnlyWhenTheFilterMentionsThem(String filter, boolean expected) {
        assertThat(matches(filter, update().operation(Operation.SNAPSHOT))).isEqualTo(expected);
    }

    @Test
    void ddlIsKnownByItsOperation() {
        assertThat(matches("is:ddl", update().operation(Operation.DDL))).isTrue();
        assertThat(matches("is:ddl", update().operation(Operation.TRUNCATE))).isFalse();
        assertThat(matches("op:truncate", update().operation(Operation.TRUNCATE)))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "02:13:07.481522,true",
        "02:18:07.481522,true",
        "02:18:07.481523,false",
        "02:08:07.481522,true",
        "02:08:07.481521,false"
    })
    void nearIncludesBothEndsOfItsDistance(String time, boolean expected) {
        FilterContext context = Evaluation.knowing(update().sequence(1_024));
        SampleEvent event = update().sequence(5).at("2026-11-20T" + time + "Z");

        assertThat(matches("near:E1024/5m", event, context)).isEqualTo(expected);
        assertThat(matches("near:E1025/5m", event, context)).isFalse();
        assertThat(matches("-near:E1025/5m", event, context)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"actor,true", "row,true", "tx,true", "session,true"})
    void sameSharesAnAspectWithTheOtherEvent(String aspect, boolean expected) {
        FilterContext context = Evaluation.knowing(update().sequence(1_024));
        String filter = "same:" + aspect + "(E1024)";

        assertThat(matches(filter, update().sequence(5), context)).isEqualTo(expected);
        assertThat(matches(filter, update().sequence(5), Evaluation.knowing(update().sequence(3))))
                .isFalse();
    }

    @Test
    void sameIsFalseWhereTheAspectIsUnknownOrDiffers() {
        FilterContext unknown =
                Evaluation.knowing(update().sequence(1).actor(null).key(null).withoutThread());
        for (String aspect : new String[] {"actor", "row", "session"}) {
            SampleEvent event = update().actor(null).key(null).withoutThread();
            assertThat(matches("same:" + aspect + "(E1)", event, unknown))
                    .as(aspect)
                    .isFalse();
        }
        FilterContext known = Evaluation.knowing(update().sequence(1));
        assertThat(matches("same:row(E1)", update().table("refunds"), known)).isFalse();
        assertThat(matches("same:actor(E1)", update().actor("bob"), known)).isFalse();
    }

    @Test
    void directivesDoNotChooseEvents() {
        assertThat(matches("limit:1 sort:-seq", update())).isTrue();
    }
}
