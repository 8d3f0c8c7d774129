package io.auditworkbench.filter;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The example filters that show every part of the language.
final class Examples {

    static final List<String> ALL = """
        alice
        "order cancelled"
        table:orders op:update amount>1000 since:2h
        op:insert,delete   table:order*
        -actor:svc-*       not table:sessions
        status:pending->approved
        status:*->paid
        changed:credit_limit
        old.total>100 new.total<=100 delta.total<-50
        total:100..500     at:02:10..02:16  on:2026-11-20   hour:22..06  day:sat,sun  outside:hours
        actor:?            key:null
        has:iban           is:flagged is:marked is:gap is:ddl is:snapshot is:muted
        sev>=high  rule:self-approval  case:C3  tag:month-end
        tx:T88  tx.size>500  gtid:3e11…:77  thread:412  row:orders/1042  #9812004  seq:9800000..9812004
        query~"(?i)load data"
        (table:refunds or table:payments) amount>=500 -is:reviewed sort:-amount limit:100
        near:E1024/5m
        same:actor(E1024)
        """.lines().toList();

    private Examples() {}

    /// Every beginning of every example, the empty one and the whole one included.
    static Stream<String> prefixes() {
        return ALL.stream()
                .flatMap(text -> IntStream.rangeClosed(0, text.length()).mapToObj(end -> text.substring(0, end)));
    }
}
