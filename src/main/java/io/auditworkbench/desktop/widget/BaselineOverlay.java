package io.auditworkbench.desktop.widget;

import io.auditworkbench.desktop.common.DesktopContext;
import io.auditworkbench.desktop.common.OpenStore;
import io.auditworkbench.desktop.common.Place;
import io.auditworkbench.desktop.common.TimeRange;
import java.time.Instant;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// "What is different about these?" over any screen: the events of its filter and range against others.
///
/// - **Threading**: the JavaFX thread.
public final class BaselineOverlay {

    private BaselineOverlay() {}

    /// Asks it of the place where the window is.
    public static void open(ScreenKit kit) {
        DesktopContext context = kit.context();
        OpenStore store = context.session().required();
        Place here = context.navigator().place();
        BaselineViewModel model = new BaselineViewModel(context);
        Label title = new Label(context.text("widget.baseline.title"));
        title.getStyleClass().add("dialog-title");
        BaselinePane pane = new BaselinePane(context.messages(), model, kit.overlays()::close);
        VBox dialog = new VBox(title, pane);
        dialog.setId("baseline-overlay");
        dialog.getStyleClass().addAll("palette", "baseline-overlay");
        kit.overlays().show(dialog, Pos.TOP_CENTER, model::cancel);
        switch (here.range()) {
            case TimeRange.Everything _ -> model.compareWithAll(here);
            case TimeRange.Last(var length) ->
                model.compare(
                        here.during(new TimeRange.Between(
                                store.anchor().minus(length), store.anchor().plusSeconds(1))),
                        always(context));
            case TimeRange.Between _ -> model.compare(here, always(context));
        }
    }

    /// As long as any record can reach.
    private static TimeRange.Between always(DesktopContext context) {
        return new TimeRange.Between(Instant.EPOCH, context.clock().instant());
    }
}
