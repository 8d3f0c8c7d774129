package io.auditworkbench.cli;

import io.auditworkbench.workbench.AcceptedFilter;
import io.auditworkbench.workbench.LiveEvents;
import io.auditworkbench.workbench.StoreReading;
import io.auditworkbench.workbench.text.EventTree;
import io.auditworkbench.workbench.text.JsonText;
import io.auditworkbench.workbench.text.ScreenText;
import io.auditworkbench.workbench.text.TimeText;
import io.auditworkbench.workbench.view.EventView;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Prints events as they come: one line each, grouped by transaction, with who did it and what changed.
///
/// - **Threading**: the caller's thread prints; another may ask to stop.
public final class LiveView {

    private static final Duration LOOK_AGAIN_AFTER = Duration.ofMillis(150);

    private final Output output;
    private final Interruption interruption;
    private long shownTransaction;
    private long shownEvents;

    public LiveView(Output output, Interruption interruption) {
        this.output = output;
        this.interruption = interruption;
    }

    /// Follows a store until Ctrl-C, or until nobody reads any more.
    ExitCode follow(StoreReading reading, AcceptedFilter filter) {
        return follow(reading, filter, () -> {});
    }

    /// The same; `further` is called after each look.
    ExitCode follow(StoreReading reading, AcceptedFilter filter, Runnable further) {
        OutputFormat format = output.formatAmong(OutputFormat.TABLE, OutputFormat.NDJSON);
        interruption.onRequest(() -> {});
        LiveEvents live = reading.follow(filter);
        output.note("Following " + reading.name() + " from E" + live.nextSequence() + " on · Ctrl-C stops");
        boolean hasReaders = true;
        while (hasReaders && !interruption.isRequested()) {
            live.poll(event -> print(format, event));
            further.run();
            hasReaders = !output.flush();
            if (hasReaders) {
                interruption.await(LOOK_AGAIN_AFTER);
            }
        }
        output.note(shownEvents + (shownEvents == 1 ? " event" : " events") + " shown");
        return ExitCode.DONE;
    }

    /// Prints one event that just came.
    public void show(EventView event) {
        print(OutputFormat.TABLE, event);
    }

    private void print(OutputFormat format, EventView event) {
        shownEvents++;
        output.handedOut().row();
        if (format == OutputFormat.NDJSON) {
            output.line(JsonText.compact(EventTree.of(event)));
            return;
        }
        if (event.transaction() != shownTransaction) {
            shownTransaction = event.transaction();
            output.line(heading(event));
        }
        output.line(line(event));
    }

    private String heading(EventView event) {
        List<String> parts = new ArrayList<>();
        parts.add(output.paint(event.transactionId(), Style.BOLD));
        parts.add(TimeText.clock(event.committedAt()));
        parts.add(who(event));
        parts.add(event.transactionSize() + (event.transactionSize() == 1 ? " change" : " changes"));
        @Nullable String gtid = event.source().gtid();
        if (gtid != null) {
            parts.add(output.paint(
                    gtid.substring(0, Math.min(8, gtid.length())) + "…" + gtid.substring(gtid.lastIndexOf(':')),
                    Style.DIM));
        }
        return String.join(" · ", parts);
    }

    private String who(EventView event) {
        if (event.actor().grade().equals("unknown")) {
            return output.paint("actor unknown", Style.DIM);
        }
        return output.paint(event.actor().name(), Style.CYAN)
                + output.paint(
                        " (" + event.actor().grade() + ", " + event.actor().source() + ")", Style.DIM);
    }

    private String line(EventView event) {
        String key = event.row() == null ? "" : "/" + ScreenText.cut(event.row().keyText(), 32);
        StringBuilder change = new StringBuilder();
        int left = output.lineWidth() == Integer.MAX_VALUE ? Integer.MAX_VALUE : output.lineWidth() - 4;
        String place = event.schema() + "." + event.table() + key;
        left -= Math.min(left, ScreenText.width(place) + 2);
        for (Cell.Run run : ChangeText.of(event).runs()) {
            if (left <= 0) {
                break;
            }
            String text = ScreenText.cut(run.text(), left);
            left -= ScreenText.width(text);
            change.append(output.paint(text, run.style()));
        }
        return "  " + output.paint(Character.toString(event.kind().letter()), ChangeText.style(event.kind())) + " "
                + ScreenText.tame(place) + "  " + change;
    }
}
