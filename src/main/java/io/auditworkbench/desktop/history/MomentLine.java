package io.auditworkbench.desktop.history;

import io.auditworkbench.desktop.widget.ScreenKit;
import java.time.Duration;
import java.time.Instant;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;

/// The moment at which the row is shown: to be written, or to be found by moving along its time.
///
/// - **Threading**: the JavaFX thread.
final class MomentLine extends HBox {

    private static final double FIELD_WIDTH = 230;

    private final HistoryViewModel model;
    private final TextField field = new TextField();
    private final Slider slider = new Slider(0, 1, 1);
    private Instant from = Instant.EPOCH;
    private Duration length = Duration.ZERO;
    private boolean isFollowing;

    MomentLine(ScreenKit kit, HistoryViewModel model) {
        super(8);
        this.model = model;
        setAlignment(Pos.CENTER_LEFT);
        field.setId("history-moment");
        field.setPromptText(kit.text("history.moment.prompt"));
        field.setAccessibleText(kit.text("history.moment"));
        field.setPrefWidth(FIELD_WIDTH);
        field.setOnAction(_ -> model.momentProperty().set(field.getText().strip()));
        slider.setId("history-scrubber");
        slider.setAccessibleText(kit.text("history.scrubber"));
        slider.setBlockIncrement(0.02);
        HBox.setHgrow(slider, Priority.ALWAYS);
        getChildren().addAll(new Label(kit.text("history.moment")), field, slider);
        slider.valueProperty().addListener((_, _, place) -> moved(place.doubleValue()));
        model.momentProperty().addListener((_, _, now) -> field.setText(now));
        model.shownProperty().addListener((_, _, now) -> measure(now));
        model.rightProperty().addListener((_, _, now) -> follow(now));
    }

    private void measure(RowReader.@Nullable Shown now) {
        if (now != null) {
            from = now.from();
            length = Duration.between(now.from(), now.until());
            put(1);
        }
    }

    private void moved(double place) {
        if (!isFollowing) {
            long second = from.getEpochSecond() + Math.round(length.toSeconds() * place);
            model.momentProperty().set(Instant.ofEpochSecond(second).toString());
        }
    }

    private void follow(@Nullable Version version) {
        if (version != null && isVisible() && !length.isZero()) {
            put(Duration.between(from, version.moment()).toSeconds() / (double) Math.max(1, length.toSeconds()));
        }
    }

    private void put(double place) {
        isFollowing = true;
        slider.setValue(Math.clamp(place, 0, 1));
        isFollowing = false;
    }
}
