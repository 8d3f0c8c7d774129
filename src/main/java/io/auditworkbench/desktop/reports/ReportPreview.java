package io.auditworkbench.desktop.reports;

import io.auditworkbench.desktop.common.ForeignText;
import io.auditworkbench.desktop.widget.ScreenKit;
import io.auditworkbench.workbench.report.Document;
import java.util.List;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// How a report begins, as it will stand: the first rows of each table.
///
/// - **Threading**: the JavaFX thread.
final class ReportPreview extends ScrollPane {

    private static final int ROWS = 12;
    private static final int CELL = 120;
    private static final int KEPT_WHOLE = 40;
    private static final double WIDEST = 420;

    private final ScreenKit kit;
    private final VBox page = new VBox();
    private final ReadOnlyStringWrapper about = new ReadOnlyStringWrapper("");

    ReportPreview(ScreenKit kit, ReportsViewModel model) {
        this.kit = kit;
        setContent(page);
        setFitToWidth(true);
        setAccessibleText(kit.text("reports.preview"));
        setId("report-preview");
        page.getStyleClass().add("report-page");
        model.report().addListener((_, _, now) -> show(now));
    }

    /// How much of it is shown.
    ReadOnlyStringProperty aboutProperty() {
        return about.getReadOnlyProperty();
    }

    private void show(@Nullable Document document) {
        page.getChildren().clear();
        if (document == null) {
            about.set("");
            return;
        }
        int rows = 0;
        for (Document.Block block : document.blocks()) {
            switch (block) {
                case Document.Heading(int level, String text) ->
                    add(text, level == 1 ? "screen-title" : "section-title");
                case Document.Sentence(String label, String text) ->
                    add(label.isEmpty() ? text : label + ": " + text, "report-sentence");
                case Document.Table table -> {
                    rows += table.rows().size();
                    page.getChildren().add(grid(table));
                    if (table.rows().size() > ROWS) {
                        add(kit.text("reports.more", table.rows().size() - ROWS), "muted");
                    }
                }
            }
        }
        about.set(kit.text("reports.rows", rows));
        setVvalue(0);
    }

    private void add(String text, String style) {
        Label label = new Label(ForeignText.lines(text));
        label.setWrapText(true);
        label.getStyleClass().add(style);
        page.getChildren().add(label);
    }

    private static GridPane grid(Document.Table table) {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("report-table");
        int column = 0;
        for (Document.TableColumn of : table.columns()) {
            ColumnConstraints width = new ColumnConstraints();
            width.setMaxWidth(WIDEST);
            width.setHalignment(of.side() == Document.Side.RIGHT ? HPos.RIGHT : HPos.LEFT);
            grid.getColumnConstraints().add(width);
            grid.add(cell(of.name(), "strong"), column++, 0);
        }
        int line = 1;
        for (List<String> row :
                table.rows().subList(0, Math.min(ROWS, table.rows().size()))) {
            for (int i = 0; i < row.size(); i++) {
                grid.add(cell(row.get(i), "report-cell"), i, line);
            }
            line++;
        }
        return grid;
    }

    private static Label cell(String text, String style) {
        Label label = new Label(ForeignText.line(text, CELL));
        label.getStyleClass().add(style);
        if (text.length() <= KEPT_WHOLE) {
            label.setMinWidth(USE_PREF_SIZE);
        }
        return label;
    }
}
