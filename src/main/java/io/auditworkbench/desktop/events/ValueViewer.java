package io.auditworkbench.desktop.events;

import io.auditworkbench.desktop.common.ForeignText;
import io.auditworkbench.desktop.widget.ScreenKit;
import io.auditworkbench.workbench.export.TextFile;
import io.auditworkbench.workbench.view.ValueView;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// One value whole, before and after: as text, as JSON with its lines broken, or byte by byte.
///
/// - **Threading**: the JavaFX thread.
final class ValueViewer {

    private final ScreenKit kit;
    private final DetailField field;
    private final TextArea before = area("events.changes.before");
    private final TextArea after = area("events.changes.after");

    ValueViewer(ScreenKit kit, DetailField field) {
        this.kit = kit;
        this.field = field;
        before.setAccessibleText(kit.text("events.changes.before"));
        after.setAccessibleText(kit.text("events.changes.after"));
    }

    private static TextArea area(String id) {
        TextArea area = new TextArea();
        area.setId(id.replace('.', '-'));
        area.setEditable(false);
        area.setWrapText(true);
        area.getStyleClass().add("mono");
        return area;
    }

    void open() {
        ToggleGroup group = new ToggleGroup();
        HBox ways = new HBox(4);
        for (ValueText.Way way : ValueText.Way.values()) {
            ToggleButton button = new ToggleButton(kit.text("events.value." + way.word()));
            button.setToggleGroup(group);
            button.setOnAction(_ -> show(way));
            button.setSelected(way == ValueText.Way.TEXT);
            ways.getChildren().add(button);
        }
        Label title = new Label(ForeignText.line(field.field()));
        title.getStyleClass().add("dialog-title");
        SplitPane sides = new SplitPane(
                side("events.changes.before", before, field.column().before()),
                side("events.changes.after", after, field.column().after()));
        VBox.setVgrow(sides, Priority.ALWAYS);
        VBox box = new VBox(8, title, ways, sides);
        box.getStyleClass().addAll("palette", "value-viewer");
        box.setId("events-value");
        show(ValueText.Way.TEXT);
        kit.overlays().show(box, Pos.CENTER, () -> {});
    }

    private VBox side(String key, TextArea area, @Nullable ValueView value) {
        VBox.setVgrow(area, Priority.ALWAYS);
        Label name = new Label(kit.text(key));
        name.getStyleClass().add("muted");
        VBox side = new VBox(4, name, area);
        if (value != null && ValueText.isCut(value.text())) {
            side.getChildren().add(1, cut(area.getId(), value.text()));
        }
        return side;
    }

    /// How much is left out, and where the whole is to be had.
    private HBox cut(String id, String whole) {
        Label said = new Label(kit.text("events.value.cut", ValueText.LONGEST, whole.length()));
        said.setWrapText(true);
        said.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(said, Priority.ALWAYS);
        Button save = new Button(kit.text("events.value.save"));
        save.setId(id + "-save");
        save.setMinWidth(Region.USE_PREF_SIZE);
        save.setOnAction(_ -> save(whole));
        HBox line = new HBox(8, said, save);
        line.getStyleClass().add("value-cut");
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private void save(String whole) {
        kit.files()
                .save(kit.text("events.value.save.title"), field.name() + ".txt")
                .ifPresent(file -> kit.context()
                        .work()
                        .run(
                                _ -> TextFile.replace(file, out -> out.text(whole)),
                                _ -> kit.context().notices().done(kit.text("events.value.saved", file), ""),
                                kit.context().notices()::problem));
    }

    private void show(ValueText.Way way) {
        before.setText(text(field.column().before(), way));
        after.setText(text(field.column().after(), way));
    }

    private String text(@Nullable ValueView value, ValueText.Way way) {
        if (value == null) {
            return "";
        }
        if (!value.hasText()) {
            return value.kind().name();
        }
        return ValueText.of(value.text(), way);
    }
}
