package io.auditworkbench.cli;

import io.auditworkbench.workbench.view.AnomalyView;
import io.auditworkbench.workbench.view.SummaryView.Count;
import io.auditworkbench.workbench.view.SummaryView.Former;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A summary as a Markdown text, to be put into a ticket or a mail.
final class SummaryMarkdown {

    private final StringBuilder text = new StringBuilder();

    private SummaryMarkdown() {}

    static String of(SummaryText.Told told, String filter) {
        SummaryMarkdown page = new SummaryMarkdown();
        page.begin(told, filter);
        Former former = told.counts().former();
        for (String field : told.fields()) {
            page.counts(
                    "By " + (field.equals("op") ? "operation" : field),
                    SummaryText.of(told.counts().counts(), field),
                    former == null ? null : SummaryText.of(former.counts(), field));
        }
        page.counts(
                "Business events",
                told.counts().counts().business(),
                former == null ? null : former.counts().business());
        page.odd(told.groups());
        page.end(told);
        return page.text.toString();
    }

    private void begin(SummaryText.Told told, String filter) {
        Former former = told.counts().former();
        text.append("# Summary of ").append(safe(told.name())).append("\n\n");
        text.append(Quantity.of(told.changes(), "change"));
        if (former != null) {
            text.append(", ")
                    .append(Quantity.of(SummaryText.changes(former.counts())))
                    .append(" in the time before");
        }
        text.append(filter.isEmpty() ? "" : "; " + safe(filter)).append(".\n\n");
        paragraph(CoverageText.sentence(told.coverage()));
        if (former != null) {
            paragraph("Before: " + CoverageText.sentence(former.coverage()));
        }
        told.troubles().forEach(trouble -> paragraph("**Partial:** " + safe(trouble)));
    }

    private void paragraph(String sentence) {
        text.append(sentence).append("\n\n");
    }

    private void counts(String title, List<Count> counts, @Nullable List<Count> former) {
        text.append("## ").append(safe(title)).append("\n\n");
        Map<String, Long> before = former == null ? Map.of() : SummaryText.byName(former);
        text.append(former == null ? "| what | count |\n|---|---:|\n" : "| what | count | before |\n|---|---:|---:|\n");
        for (Count count : counts) {
            row(count.name(), count.count(), former == null ? null : before.getOrDefault(count.name(), 0L));
        }
        Map<String, Long> now = SummaryText.byName(counts);
        before.forEach((name, count) -> {
            if (!now.containsKey(name)) {
                row(name, 0, count);
            }
        });
        text.append('\n');
    }

    private void row(String name, long count, @Nullable Long before) {
        text.append("| ").append(safe(name)).append(" | ").append(count);
        text.append(before == null ? "" : " | " + before).append(" |\n");
    }

    private void odd(List<AnomalyView> groups) {
        text.append("## What is odd\n\n");
        if (groups.isEmpty()) {
            paragraph("Nothing odd is open.");
            return;
        }
        text.append("| id | severity | what | who | last |\n|---|---|---|---|---|\n");
        for (AnomalyView group : groups) {
            text.append("| ").append(group.id());
            text.append(" | ").append(group.severity().name().toLowerCase(Locale.ROOT));
            text.append(" | ").append(safe(group.what().text()));
            text.append(" | ").append(safe(group.who()));
            text.append(" | ").append(TimeText.data(group.last())).append(" |\n");
        }
        text.append('\n');
    }

    private void end(SummaryText.Told told) {
        text.append("## What was checked\n\n");
        String quiet = SummaryText.quiet(told.counts().checks());
        paragraph(quiet.isEmpty() ? "Every check found something, or none ran." : "Nothing in " + quiet + ".");
        if (!told.unmapped().isEmpty()) {
            paragraph("No mapping knows " + safe(String.join(", ", told.unmapped())) + ".");
        }
        told.differences().forEach(difference -> paragraph("**Other rules:** " + safe(difference) + "."));
        if (!told.counts().hasConclusions()) {
            paragraph("**Partial:** nothing was ever concluded in this store.");
        }
    }

    /// Names and values are the database's: none of them may become Markdown or HTML.
    private static String safe(String words) {
        return ScreenText.tame(words).replaceAll("[\\\\`*_{}\\[\\]<>#|]", "\\\\$0");
    }
}
