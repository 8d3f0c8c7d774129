package io.auditworkbench.desktop.reports;

import io.auditworkbench.desktop.common.DesktopContext;
import io.auditworkbench.desktop.common.ForeignText;
import io.auditworkbench.workbench.evidence.BundlePreview;
import io.auditworkbench.workbench.evidence.EvidenceBundle;
import io.auditworkbench.workbench.text.CoverageText;
import java.nio.file.Path;
import java.util.List;

/// Says what a bundle would hold, and what one holds that was written: a word and what it is, line by line.
///
/// - **Threading**: any thread.
final class BundleWords {

    private static final int WIDTH = 12;
    private static final int MOST_NAMED = 12;

    private final DesktopContext context;
    private final StringBuilder lines = new StringBuilder();

    BundleWords(DesktopContext context) {
        this.context = context;
    }

    /// Before anything leaves.
    String of(BundlePreview seen) {
        line("events", say("events.of", seen.events(), seen.transactions(), named(seen.tables())));
        if (seen.uncovered() > 0) {
            line("left-out", say("too-new", seen.uncovered()));
        }
        line("statements", say("statements.of", seen.statements()));
        if (!seen.masked().isEmpty()) {
            line("masked", say("masked.of", named(seen.masked())));
        }
        if (!seen.withheld().isEmpty()) {
            line("withheld", say("withheld.of", named(seen.withheld())));
        }
        boolean isAll = seen.masked().isEmpty() && seen.withheld().isEmpty();
        line("values", say(isAll ? "values.all" : "values.other"));
        if (seen.pinned() > 0) {
            line("case", say("case.of", seen.pinned()));
        }
        line("not-seen", CoverageText.sentence(seen.coverage()).replaceFirst("^coverage: ", ""));
        String until = context.times().exactMinute(seen.signedAt());
        line("signed", say("signed.until", until));
        more(seen.key().map(key -> say("signed.by", key)).orElseGet(() -> say("itself-unsigned")));
        line("with-it", say("with-it.of"));
        return lines.toString();
    }

    /// After it was written.
    String of(EvidenceBundle.Made made, Path file) {
        line("written", ForeignText.line(file.toAbsolutePath().toString()));
        line("events", made.summary());
        if (made.uncovered() > 0) {
            line("left-out", say("too-new", made.uncovered()));
        }
        line("sha256", made.sha256());
        line("trust", made.standing().sentence());
        made.standing().limits().forEach(this::more);
        if (!made.isSigned()) {
            more(say("itself-unsigned"));
        }
        line("check", say("check.how"));
        more(say("check.more"));
        return lines.toString();
    }

    private String named(List<String> names) {
        String first = String.join(", ", names.stream().limit(MOST_NAMED).toList());
        return ForeignText.line(names.size() > MOST_NAMED ? say("and-more", first, names.size() - MOST_NAMED) : first);
    }

    private String say(String key, Object... parts) {
        return context.messages().text("reports.bundle." + key, parts);
    }

    private void line(String word, String what) {
        lines.append(lines.isEmpty() ? "" : "\n").append(padded(say(word))).append(what);
    }

    private void more(String what) {
        lines.append('\n').append(padded("")).append(what);
    }

    private static String padded(String word) {
        return word + " ".repeat(Math.max(1, WIDTH - word.length()));
    }
}
