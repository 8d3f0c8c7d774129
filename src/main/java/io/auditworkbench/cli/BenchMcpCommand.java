package io.auditworkbench.cli;

import io.auditworkbench.workbench.export.ExportMask;
import io.auditworkbench.workbench.text.JsonText;
import io.auditworkbench.workbench.text.Trees;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Measures how long an assistant waits for an answer.
@Unrecorded("prints times; each call is recorded")
@Command(
        name = "mcp",
        description = "Time calls of an AI assistant, from the message to the answer, each recorded in the self-audit.")
public final class BenchMcpCommand implements Callable<Integer> {

    private static final double WANTED = 0.95;

    /// Tools with filters that an index answers; a name in braces stands for what an event in the middle has.
    private static final List<List<String>> CALLS = List.of(
            List.of("audit_search_events", "{}"),
            List.of("audit_search_events", "{\"filter\":\"table:orders\"}"),
            List.of("audit_search_events", "{\"filter\":\"table:orders op:update\",\"limit\":500}"),
            List.of("audit_search_events", "{\"filter\":\"op:delete\"}"),
            List.of("audit_search_events", "{\"filter\":\"table:refunds op:insert\"}"),
            List.of("audit_search_events", "{\"filter\":\"actor:dba.mallory\"}"),
            List.of("audit_search_events", "{\"filter\":\"changed:credit_limit\"}"),
            List.of("audit_search_events", "{\"filter\":\"mallory\"}"),
            List.of("audit_search_events", "{\"filter\":\"row:{row}\"}"),
            List.of("audit_search_events", "{\"filter\":\"table:orders\",\"since\":\"{day}\"}"),
            List.of("audit_search_events", "{\"filter\":\"table:orders\",\"cursor\":\"{event}\"}"),
            List.of("audit_count", "{\"filter\":\"tx:{tx}\"}"),
            List.of("audit_count", "{\"filter\":\"near:{event}/5m\",\"by\":[\"table\"]}"),
            List.of("audit_count", "{\"filter\":\"table:refunds on:{day}\",\"by\":[\"op\"]}"),
            List.of("audit_get", "{\"ids\":[\"{event}\",\"{tx}\"]}"),
            List.of("audit_transaction", "{\"tx\":\"{tx}\"}"),
            List.of("audit_row_history", "{\"table\":\"{table}\",\"key\":\"{key}\"}"),
            List.of("audit_row_at", "{\"table\":\"{table}\",\"key\":\"{key}\",\"time\":\"@{event}\"}"),
            List.of("audit_list_anomalies", "{}"),
            List.of("audit_explain", "{\"id\":\"{event}\"}"),
            List.of("audit_explain_rule", "{}"),
            List.of("audit_coverage", "{}"),
            List.of("audit_verify", "{}"),
            List.of("audit_schema", "{}"),
            List.of("audit_filter_help", "{\"draft\":\"table:orders status:\"}"),
            List.of("audit_undo_sql", "{\"ids\":[\"{event}\"]}"),
            List.of("audit_overview", "{}"));

    private final Output output;
    private final UnaryOperator<@Nullable Path> storePath;
    private final Asking asking;

    @Option(names = "--runs", paramLabel = "N", description = "how often each is asked (default: 20)")
    private int runs = 20;

    @Option(names = "--tool", paramLabel = "NAME", description = "only this tool")
    private @Nullable String tool;

    /// An answer, and how long it took.
    ///
    /// - **Units**: milliseconds.
    public record Answer(double millis, String text) {}

    /// Sends messages to a server, one after the other.
    @FunctionalInterface
    public interface Asking {
        /// Hears of each answer in the order of the messages.
        void ask(AssistantRequest request, List<String> messages, Consumer<Answer> each);
    }

    public BenchMcpCommand(Output output, UnaryOperator<@Nullable Path> storePath, Asking asking) {
        this.output = output;
        this.storePath = storePath;
        this.asking = asking;
    }

    @Override
    public Integer call() {
        AtLeast.zero("--runs", runs);
        AssistantRequest request = new AssistantRequest(
                storePath.apply(output.options().store()), 500, false, ExportMask.Mode.KEEP, List.of(), null);
        List<List<String>> calls = filled(request).stream()
                .filter(call -> tool == null || call.getFirst().equals(tool))
                .toList();
        output.line(String.format(Locale.ROOT, "%-84s %9s %9s %9s", "call", "median ms", "p95 ms", "bytes"));
        List<Double> all = new ArrayList<>();
        for (List<String> call : calls) {
            List<Answer> answers = new ArrayList<>();
            List<String> messages = new ArrayList<>();
            for (int run = 0; run < runs; run++) {
                messages.add(message(call.get(0), call.get(1)));
            }
            asking.ask(request, messages, answers::add);
            List<Double> millis = answers.stream().map(Answer::millis).sorted().toList();
            all.addAll(millis);
            boolean isRefused = answers.getFirst().text().contains("\"isError\":true");
            output.line(String.format(
                    Locale.ROOT,
                    "%-84s %9.1f %9.1f %9d%s",
                    call.get(0) + " " + call.get(1),
                    at(millis, 0.5),
                    at(millis, WANTED),
                    answers.getFirst().text().length(),
                    isRefused ? " REFUSED" : ""));
            output.flush();
        }
        List<Double> sorted = all.stream().sorted().toList();
        output.line(String.format(
                Locale.ROOT, "%-84s %9.1f %9.1f", "all of " + sorted.size(), at(sorted, 0.5), at(sorted, WANTED)));
        return ExitCode.DONE.number();
    }

    private static double at(List<Double> sorted, double share) {
        return sorted.isEmpty() ? 0 : sorted.get((int) Math.min(sorted.size() - 1.0, sorted.size() * share));
    }

    private static String message(String name, String arguments) {
        return "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"" + name
                + "\",\"arguments\":" + arguments + "}}";
    }

    private List<List<String>> filled(AssistantRequest request) {
        List<Answer> answers = new ArrayList<>();
        asking.ask(request, List.of(message("audit_overview", "{}")), answers::add);
        long middle = Long.parseLong(found(answers, "\"last_event\":\"E([0-9]+)\"")) / 2;
        answers.clear();
        asking.ask(
                request,
                List.of(message(
                        "audit_search_events",
                        JsonText.compact(
                                Trees.map("filter", "seq:" + middle + ".." + (middle + 1_000) + " op:update")))),
                answers::add);
        String row = found(answers, "\"row\":\"([^\"]+)\"");
        return CALLS.stream()
                .map(call -> List.of(
                        call.get(0),
                        call.get(1)
                                .replace("{event}", found(answers, "\"id\":\"(E[0-9]+)\""))
                                .replace("{tx}", found(answers, "\"transaction\":\"(T[0-9]+)\""))
                                .replace("{day}", found(answers, "\"time\":\"([0-9-]{10})T"))
                                .replace("{row}", row)
                                .replace("{table}", row.substring(0, row.indexOf('/')))
                                .replace("{key}", row.substring(row.indexOf('/') + 1))))
                .toList();
    }

    private static String found(List<Answer> answers, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(answers.getFirst().text());
        if (!matcher.find()) {
            throw new IllegalStateException("the store has nothing to measure");
        }
        return matcher.group(1);
    }
}
