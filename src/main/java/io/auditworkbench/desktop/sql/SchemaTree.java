package io.auditworkbench.desktop.sql;

import io.auditworkbench.desktop.widget.ScreenKit;
import io.auditworkbench.workbench.sql.SqlRelation;
import java.util.function.Consumer;
import javafx.collections.ListChangeListener;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;

/// What can be asked: the views for people, then the tables; a name that is chosen is written.
///
/// - **Threading**: the JavaFX thread.
final class SchemaTree extends TreeView<String> {

    private final ScreenKit kit;
    private final SqlViewModel model;

    /// - **Shape**: `chosen` hears the name of a view, table or column.
    SchemaTree(ScreenKit kit, SqlViewModel model, Consumer<String> chosen) {
        this.kit = kit;
        this.model = model;
        setId("sql-schema");
        setShowRoot(false);
        setAccessibleText(kit.text("sql.schema"));
        model.relations().addListener((ListChangeListener<SqlRelation>) _ -> show());
        setOnMouseClicked(event -> {
            if (event.getClickCount() == 2) {
                choose(chosen);
            }
        });
        setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                event.consume();
                choose(chosen);
            }
        });
        show();
    }

    private void choose(Consumer<String> chosen) {
        TreeItem<String> item = getSelectionModel().getSelectedItem();
        if (item != null && item.getParent() != null && item.getParent().getParent() != null) {
            chosen.accept(item.getValue());
        }
    }

    private void show() {
        TreeItem<String> root = new TreeItem<>("");
        root.getChildren().add(group(kit.text("sql.schema.views"), SqlRelation.Kind.VIEW));
        root.getChildren().add(group(kit.text("sql.schema.tables"), SqlRelation.Kind.TABLE));
        root.getChildren().getFirst().setExpanded(true);
        setRoot(root);
    }

    private TreeItem<String> group(String title, SqlRelation.Kind kind) {
        TreeItem<String> group = new TreeItem<>(title);
        for (SqlRelation relation : model.relations()) {
            if (relation.kind() == kind) {
                TreeItem<String> item = new TreeItem<>(relation.name());
                relation.columns().forEach(column -> item.getChildren().add(new TreeItem<>(column)));
                group.getChildren().add(item);
            }
        }
        return group;
    }
}
