package io.auditworkbench.desktop.events;

import io.auditworkbench.desktop.common.ForeignText;
import io.auditworkbench.desktop.widget.ScreenKit;
import io.auditworkbench.desktop.widget.Taking;
import io.auditworkbench.workbench.view.ValueView;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// One value whole, before and after: as text, as JSON with its lines broken, byte by byte, or as the picture it is.
///
/// - **Threading**: the JavaFX thread.
final class ValueViewer {

    private final ScreenKit kit;
    private final DetailField field;
    private final TextArea before = area("events.changes.before");
    private final TextArea after = area("events.changes.after");
    private final ImageView pictureBefore = new ImageView();
    private final ImageView pictureAfter = new ImageView();

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
        boolean isPicture = ValuePicture.isLikely(field.column().before())
                || ValuePicture.isLikely(field.column().after());
        if (isPicture) {
            unpack(ways, group);
        }
        Label title = new Label(ForeignText.line(field.field()));
        title.getStyleClass().add("dialog-title");
        SplitPane sides = new SplitPane(
                side(
                        "events.changes.before",
                        before,
                        pictureBefore,
                        field.column().before()),
                side("events.changes.after", after, pictureAfter, field.column().after()));
        VBox.setVgrow(sides, Priority.ALWAYS);
        VBox box = new VBox(8, title, ways, sides);
        box.getStyleClass().addAll("palette", "value-viewer");
        box.setId("events-value");
        show(ValueText.Way.TEXT);
        kit.overlays().show(box, Pos.CENTER, () -> {});
    }

    /// Both sides are unpacked before they are offered: not all bytes that begin like a picture are one.
    private void unpack(HBox ways, ToggleGroup group) {
        kit.context()
                .work()
                .run(
                        _ -> new Pictures(
                                ValuePicture.of(field.column().before()),
                                ValuePicture.of(field.column().after())),
                        pictures -> offer(pictures, ways, group),
                        kit.context().notices()::problem);
    }

    private record Pictures(Optional<Image> before, Optional<Image> after) {}

    private void offer(Pictures pictures, HBox ways, ToggleGroup group) {
        if (pictures.before().isEmpty() && pictures.after().isEmpty()) {
            return;
        }
        pictureBefore.setImage(pictures.before().orElse(null));
        pictureAfter.setImage(pictures.after().orElse(null));
        ToggleButton button = new ToggleButton(kit.text("events.value.image"));
        button.setToggleGroup(group);
        button.setOnAction(_ -> showPictures());
        ways.getChildren().add(button);
        button.fire();
    }

    private void showPictures() {
        for (ImageView picture : List.of(pictureBefore, pictureAfter)) {
            picture.setVisible(picture.getImage() != null);
        }
        before.setVisible(pictureBefore.getImage() == null);
        after.setVisible(pictureAfter.getImage() == null);
    }

    private VBox side(String key, TextArea area, ImageView picture, @Nullable ValueView value) {
        picture.setId(area.getId() + "-image");
        picture.setPreserveRatio(true);
        picture.setVisible(false);
        StackPane place = new StackPane(area, picture);
        picture.imageProperty().addListener((_, _, image) -> fit(picture, place, image));
        VBox.setVgrow(place, Priority.ALWAYS);
        Label name = new Label(kit.text(key));
        name.getStyleClass().add("muted");
        VBox side = new VBox(4, name, place);
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
                .ifPresent(file -> Taking.file(
                        kit,
                        file,
                        field.name(),
                        whole,
                        () -> kit.context().notices().done(kit.text("events.value.saved", file), "")));
    }

    /// As large as it is, and no larger than its place.
    private static void fit(ImageView picture, StackPane place, @Nullable Image image) {
        if (image != null) {
            picture.fitWidthProperty().bind(Bindings.min(place.widthProperty(), image.getWidth()));
            picture.fitHeightProperty().bind(Bindings.min(place.heightProperty(), image.getHeight()));
        }
    }

    private void show(ValueText.Way way) {
        pictureBefore.setVisible(false);
        pictureAfter.setVisible(false);
        before.setVisible(true);
        after.setVisible(true);
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
