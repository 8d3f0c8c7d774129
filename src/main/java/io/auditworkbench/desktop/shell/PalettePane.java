package io.auditworkbench.desktop.shell;

import io.auditworkbench.desktop.common.Act;
import io.auditworkbench.desktop.common.Place;
import io.auditworkbench.desktop.common.ScreenId;
import io.auditworkbench.desktop.common.TimeRange;
import io.auditworkbench.desktop.widget.ScreenKit;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The palette: type an id, a row, or a few letters of what you want.
///
/// - **Threading**: the JavaFX thread.
final class PalettePane extends VBox {

    private static final String ID = "[EeTtAaBbGgCc#]?[0-9]+|[^\\s/:=<>()\"']+/\\S+( +(changed:)?\\S+)?";

    private static final String MOMENT = "[0-9]{4}-[0-9]{2}-[0-9]{2}[ T][0-9]{2}:[0-9]{2}(:[0-9]{2})?";
    private static final Duration AROUND = Duration.ofMinutes(5);
    private static final String TABLE = "table:";

    private final ScreenKit kit;
    private final TextField field = new TextField();
    private final ListView<Palette.Entry> list = new ListView<>();
    private final List<Palette.Entry> entries = new ArrayList<>();

    PalettePane(ScreenKit kit, List<Act> acts) {
        this.kit = kit;
        getStyleClass().add("palette");
        field.setId("palette-field");
        field.setPromptText(kit.text("shell.palette.prompt"));
        field.setAccessibleText(kit.text("shell.palette.prompt"));
        list.setId("palette-list");
        list.setAccessibleText(kit.text("shell.palette.list"));
        list.setFocusTraversable(false);
        list.setCellFactory(_ -> new Cell());
        getChildren().addAll(field, list);
        collect(acts);
        field.textProperty().addListener((_, _, typed) -> update(typed));
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        list.setOnMouseClicked(_ -> run());
        update("");
        findTables();
    }

    /// The captured tables, when they have been read.
    private void findTables() {
        kit.context()
                .session()
                .store()
                .ifPresent(store -> kit.context()
                        .work()
                        .run(
                                _ -> store.reading().filters().complete(TABLE, TABLE.length()),
                                found -> {
                                    found.forEach(candidate -> entries.add(table(candidate.in(TABLE))));
                                    update(field.getText());
                                },
                                kit.context().notices()::problem));
    }

    private Palette.Entry table(String filter) {
        return new Palette.Entry(
                filter,
                kit.text("shell.palette.table"),
                "",
                () -> kit.context().navigator().to(events(filter)));
    }

    private Place events(String filter) {
        return kit.context().navigator().place().on(ScreenId.EVENTS, "").filtered(filter);
    }

    private void collect(List<Act> acts) {
        Map<String, Palette.Entry> named = new LinkedHashMap<>();
        for (Act act : acts) {
            if (act.canRun()) {
                String label = kit.text(act.labelKey());
                named.putIfAbsent(
                        label, new Palette.Entry(label, kit.text("shell.palette.act"), act.keys(), act.doing()));
            }
        }
        entries.addAll(named.values());
        for (String filter : kit.context().settings().list("filters.saved")) {
            entries.add(new Palette.Entry(
                    filter,
                    kit.text("shell.palette.filter"),
                    "",
                    () -> kit.context().navigator().filter(filter)));
        }
    }

    void open() {
        kit.overlays().show(this, Pos.TOP_CENTER, () -> {});
    }

    private void update(String typed) {
        List<Palette.Entry> found = new ArrayList<>();
        String wanted = typed.strip();
        if (wanted.matches(ID) && kit.context().session().store().isPresent()) {
            found.add(new Palette.Entry(
                    kit.text("shell.palette.go", wanted),
                    kit.text("shell.palette.id"),
                    "Enter",
                    () -> kit.context().navigator().open(wanted)));
        }
        if (wanted.matches(MOMENT) && kit.context().session().store().isPresent()) {
            found.add(new Palette.Entry(
                    kit.text("shell.palette.moment", wanted),
                    kit.text("shell.palette.id"),
                    "Enter",
                    () -> kit.context().navigator().to(events("").during(around(wanted)))));
        }
        found.addAll(Palette.matching(entries, typed));
        list.getItems().setAll(found);
        list.getSelectionModel().selectFirst();
        list.scrollTo(0);
    }

    private TimeRange around(String moment) {
        Instant at = LocalDateTime.parse(moment.replace(' ', 'T'))
                .atZone(kit.context().times().zone())
                .toInstant();
        return new TimeRange.Between(at.minus(AROUND), at.plus(AROUND));
    }

    private void pressed(KeyEvent event) {
        int at = list.getSelectionModel().getSelectedIndex();
        switch (event.getCode()) {
            case DOWN -> move(event, at + 1);
            case UP -> move(event, at - 1);
            case ENTER -> {
                event.consume();
                run();
            }
            default -> {
                // everything else is typed
            }
        }
    }

    private void move(KeyEvent event, int to) {
        event.consume();
        if (to >= 0 && to < list.getItems().size()) {
            list.getSelectionModel().select(to);
            list.scrollTo(Math.max(0, to - 5));
        }
    }

    private void run() {
        Palette.Entry chosen = list.getSelectionModel().getSelectedItem();
        if (chosen != null) {
            kit.overlays().close();
            chosen.doing().run();
        }
    }

    private static final class Cell extends ListCell<Palette.Entry> {

        private final Label label = new Label();
        private final Label kind = new Label();
        private final Label keys = new Label();
        private final HBox row = new HBox(8, label);

        private Cell() {
            Region space = new Region();
            HBox.setHgrow(space, Priority.ALWAYS);
            kind.getStyleClass().add("muted");
            keys.getStyleClass().add("key-cap");
            row.setAlignment(Pos.CENTER_LEFT);
            row.getChildren().addAll(space, kind, keys);
            keys.managedProperty().bind(keys.visibleProperty());
        }

        @Override
        protected void updateItem(Palette.Entry entry, boolean isEmpty) {
            super.updateItem(entry, isEmpty);
            if (isEmpty || entry == null) {
                setGraphic(null);
                return;
            }
            label.setText(entry.label());
            kind.setText(entry.kind());
            keys.setText(entry.keys().replace(" ", "  "));
            keys.setVisible(!entry.keys().isEmpty());
            setGraphic(row);
        }
    }
}
