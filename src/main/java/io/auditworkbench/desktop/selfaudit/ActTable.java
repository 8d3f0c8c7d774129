package io.auditworkbench.desktop.selfaudit;

import io.auditworkbench.desktop.common.ForeignText;
import io.auditworkbench.desktop.widget.ScreenKit;
import io.auditworkbench.desktop.widget.Stretch;
import io.auditworkbench.workbench.audit.ActView;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/// The acts, one a line.
///
/// - **Threading**: the JavaFX thread.
final class ActTable extends TableView<ActView> {

    private static final double ROW_EM = 2.1;

    private final ScreenKit kit;

    ActTable(ScreenKit kit, SelfAuditViewModel model) {
        super();
        this.kit = kit;
        setId("selfaudit-acts");
        setAccessibleText(kit.text("selfaudit.list"));
        setFixedCellSize(kit.looks().fontPx() * ROW_EM);
        setPlaceholder(new Label());
        setTableMenuButtonVisible(true);
        setItems(model.acts());
        add("selfaudit.column.at", 12, act -> kit.context().times().second(act.at()));
        add("selfaudit.column.user", 5.5, ActView::user);
        add("selfaudit.column.client", 6.2, ActView::client);
        add("selfaudit.column.kind", 6.5, ActView::kind);
        add("selfaudit.column.object", 10.5, ActView::object);
        TableColumn<ActView, String> details = add("selfaudit.column.details", 9.5, ActView::details);
        add("selfaudit.column.outcome", 6.4, ActView::outcome);
        number("selfaudit.column.rows", 4.4, act -> act.rows());
        number("selfaudit.column.bytes", 5, act -> act.bytes());
        Stretch.of(this, details);
    }

    private TableColumn<ActView, String> add(String titleKey, double em, Function<ActView, String> text) {
        TableColumn<ActView, String> column = new TableColumn<>(kit.text(titleKey));
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(ForeignText.line(text.apply(row.getValue()))));
        column.setPrefWidth(em * kit.looks().fontPx());
        column.setSortable(false);
        column.setReorderable(false);
        getColumns().add(column);
        return column;
    }

    private void number(String titleKey, double em, Function<ActView, Long> number) {
        add(titleKey, em, act -> {
                    long count = number.apply(act);
                    return count == 0 ? "" : kit.text("selfaudit.number", count);
                })
                .getStyleClass()
                .add("number");
    }
}
