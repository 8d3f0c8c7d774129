package io.auditworkbench.cli;

import io.auditworkbench.workbench.explanation.ModelAddress;
import io.auditworkbench.workbench.explanation.ModelSettings;
import io.auditworkbench.workbench.explanation.NarrationProgress;
import io.auditworkbench.workbench.text.ScreenText;
import io.auditworkbench.workbench.view.ClaimView;
import io.auditworkbench.workbench.view.NarrationView;
import io.auditworkbench.workbench.view.NarrationView.Answer;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Prints what a language model had to say, below what the facts say.
final class NarrationText {

    private static final int PROGRESS_CELLS = 60;

    private final Output output;

    NarrationText(Output output) {
        this.output = output;
    }

    /// One line for somebody who waits.
    static String progress(NarrationProgress progress) {
        String seconds = String.format(Locale.ROOT, "%.1f s", progress.taken().toMillis() / 1_000.0);
        if (progress.claims().isEmpty()) {
            return "The model is writing · " + seconds;
        }
        long held = progress.claims().stream().filter(ClaimView::isSupported).count();
        ClaimView last = progress.claims().getLast();
        return "The model is writing · " + seconds + " · " + held + " of "
                + progress.claims().size() + " hold · "
                + ScreenText.cut(
                        ScreenText.tame(last.isSupported() ? last.text() : "dropped: it " + last.dropped()),
                        PROGRESS_CELLS);
    }

    void print(OutputFormat format, NarrationView view, ModelSettings settings) {
        boolean isMarkdown = format == OutputFormat.MD;
        switch (view) {
            case NarrationView.Silent silent -> {
                heading(isMarkdown, "What a model makes of it");
                sentence(isMarkdown, silent.happened() + " " + silent.nextStep());
                claims(
                        isMarkdown,
                        "Said completely, and checked, until then",
                        silent.claims().stream().filter(ClaimView::isSupported).toList());
                sentence(isMarkdown, "The text above is complete without it.");
            }
            case NarrationView.Told told -> told(isMarkdown, told, settings);
        }
    }

    private void told(boolean isMarkdown, NarrationView.Told told, ModelSettings settings) {
        heading(isMarkdown, "What a model makes of it");
        sentence(isMarkdown, label(told.answer(), settings));
        sentence(isMarkdown, verdict(told));
        told.leftOut().forEach(left -> sentence(isMarkdown, left));
        claims(isMarkdown, "What it says that the facts support", told.supported());
        claims(isMarkdown, "What it thinks it could be", told.guesses());
        dropped(isMarkdown, told.dropped());
    }

    private static String label(Answer answer, ModelSettings settings) {
        ModelAddress address = ModelAddress.parse(settings.url(), "The address of the model");
        return "Draft by " + answer.model() + " · "
                + (address.isThisComputer() ? "on this computer" : "at " + address.host())
                + " · " + String.format(Locale.ROOT, "%.1f s", answer.total().toMillis() / 1_000.0)
                + (answer.origin() == NarrationView.Origin.KEPT ? " · kept from " + answer.madeAt() : "")
                + (settings.values() == ModelSettings.Values.HIDDEN ? " · names and texts hidden from it" : "")
                + " · not evidence";
    }

    private static String verdict(NarrationView.Told told) {
        return "The facts make it " + told.verdict() + ": "
                + (told.claims().size() - told.dropped().size()) + " of "
                + told.claims().size()
                + " sentences hold.";
    }

    private void claims(boolean isMarkdown, String title, List<ClaimView> claims) {
        if (claims.isEmpty()) {
            return;
        }
        sub(isMarkdown, title);
        claims.forEach(
                claim -> item(isMarkdown, claim.text() + who(claim) + " [" + String.join(", ", claim.cites()) + "]"));
    }

    private static String who(ClaimView claim) {
        return claim.actors().stream()
                .map(who -> " (" + who.actor() + ": " + who.grade() + ")")
                .collect(Collectors.joining());
    }

    private void dropped(boolean isMarkdown, List<ClaimView> claims) {
        if (claims.isEmpty()) {
            return;
        }
        sub(isMarkdown, "Dropped, because the facts shown do not support it");
        for (ClaimView claim : claims) {
            String text = claim.text().isEmpty() ? "(no sentence)" : claim.text();
            if (isMarkdown) {
                output.line("- ~~" + ExplainCommand.escaped(text) + "~~ It " + ExplainCommand.escaped(claim.dropped())
                        + ".");
            } else {
                output.line("  - " + output.paint(ScreenText.tame(text), Style.STRUCK));
                output.line("    It " + ScreenText.tame(claim.dropped()) + ".");
            }
        }
    }

    private void heading(boolean isMarkdown, String title) {
        output.line("");
        output.line(isMarkdown ? "## " + title : output.paint(title, Style.BOLD));
        if (isMarkdown) {
            output.line("");
        }
    }

    private void sub(boolean isMarkdown, String title) {
        output.line("");
        output.line(isMarkdown ? "### " + title : "  " + output.paint(title, Style.DIM));
        if (isMarkdown) {
            output.line("");
        }
    }

    private void sentence(boolean isMarkdown, String text) {
        output.line(isMarkdown ? ExplainCommand.escaped(text) : "  " + ScreenText.tame(text));
    }

    private void item(boolean isMarkdown, String text) {
        output.line(isMarkdown ? "- " + ExplainCommand.escaped(text) : "  - " + ScreenText.tame(text));
    }
}
