package io.auditworkbench.mcp;

import io.auditworkbench.model.finding.Severity;
import io.auditworkbench.model.finding.TriageState;
import io.auditworkbench.workbench.AcceptedFilter;
import io.auditworkbench.workbench.ChosenRange;
import io.auditworkbench.workbench.finding.AnomalyList;
import io.auditworkbench.workbench.finding.AnomalyQuestion;
import io.auditworkbench.workbench.finding.FindingDesk;
import io.auditworkbench.workbench.view.AnomalyView;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// Groups of findings.
final class ListAnomaliesTool extends McpTool {

    private final ToolContext context;

    ListAnomaliesTool(ToolContext context) {
        this.context = context;
    }

    @Override
    About about() {
        return new About(
                "audit_list_anomalies",
                "List findings",
                "Lists groups of findings, the most severe first. A finding is a hint with evidence, not "
                        + "a verdict; audit_get shows its evidence, audit_explain says what it means.");
    }

    private static final List<String> SEVERITIES =
            Stream.of(Severity.values()).map(Shapes::words).toList();

    @Override
    Schema takes() {
        return Schema.object()
                .with("filter", Schema.filter())
                .with("since", Schema.text("from when: 2026-11-20, 3d, @E1024"))
                .with("until", Schema.text("until when; a day counts whole"))
                .with(
                        "state",
                        Schema.texts(
                                "new, in-review, confirmed, explained, muted, superseded; all open ones when left out"))
                .with("min_severity", Schema.oneOf("this severe or more", SEVERITIES))
                .with("detector", Schema.texts("only of these detectors, as in mass-delete"))
                .with(
                        "limit",
                        Schema.count("how many groups", 50, context.options().maxRows()))
                .with("cursor", Schema.text("next_cursor of the answer before"));
    }

    @Override
    Schema gives() {
        return Schema.object()
                .with("checks", Schema.number("how many checks ran"))
                .with("quiet_checks", Schema.number("how many of them found nothing"))
                .with("muted", Schema.number("how many groups are muted and left out"))
                .with(
                        "anomalies",
                        Schema.rows(
                                "the most severe first",
                                Schema.object()
                                        .with("id", Schema.text("A17: cite it"))
                                        .with("severity", Schema.text("info, low, medium, high, critical"))));
    }

    @Override
    ToolAnswer answer(Arguments arguments) {
        AcceptedFilter filter = context.filter(arguments);
        List<TriageState> states =
                arguments.texts("state", 6).stream().map(FindingDesk::state).toList();
        ChosenRange chosen = context.reading().events().chosen(filter, ToolContext.deadline());
        AnomalyList list = context.reading()
                .findings()
                .list(new AnomalyQuestion(
                        chosen,
                        states.isEmpty() ? OpenGroups.STATES : states,
                        arguments.texts("detector", 30),
                        AnomalyQuestion.Muted.HIDE));
        Severity least =
                arguments.text("min_severity").map(ListAnomaliesTool::severity).orElse(Severity.INFO);
        List<AnomalyView> groups = OpenGroups.worstFirst(list.groups()).stream()
                .filter(group -> group.severity().compareTo(least) >= 0)
                .toList();
        Pages<AnomalyView> page = Pages.of(
                groups,
                arguments,
                arguments.count("limit", 50, context.options().maxRows()));
        Shapes shapes = context.shapes();
        ToolAnswer answer = new ToolAnswer(groups.size() + " groups of findings; " + list.quiet() + " of "
                        + list.checks() + " checks found nothing.")
                .put("total", groups.size())
                .put("checks", list.checks())
                .put("quiet_checks", list.quiet())
                .put("muted", list.muted())
                .list(
                        "anomalies",
                        page.rows().stream().map(shapes::anomaly).toList(),
                        List.of("muted_until", "reason", "first"),
                        page.cursorAt())
                .goesOn(page.next())
                .about(filter)
                .seen(list.coverage());
        list.troubles().forEach(answer::note);
        page.rows().forEach(group -> answer.link("audit://anomaly/" + group.id()));
        return answer;
    }

    private static Severity severity(String word) {
        return Stream.of(Severity.values())
                .filter(each -> Shapes.words(each).equals(word.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> Arguments.bad(
                        "There is no severity \"" + word + "\".",
                        "Choose from " + String.join(", ", SEVERITIES) + "."));
    }
}
