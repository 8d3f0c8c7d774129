package io.auditworkbench.desktop.business;

import io.auditworkbench.desktop.common.Act;
import io.auditworkbench.desktop.common.Place;
import io.auditworkbench.desktop.common.Problem;
import io.auditworkbench.desktop.explanation.Explanations;
import io.auditworkbench.desktop.widget.EmptyState;
import io.auditworkbench.desktop.widget.Screen;
import io.auditworkbench.desktop.widget.ScreenKit;
import io.auditworkbench.desktop.widget.Stretch;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Business events: which, of which type, and why.
public final class BusinessController implements Screen {

    private static final double DIVIDER = 0.6;
    private static final double ROW_EM = 2.1;

    private final ScreenKit kit;
    private final BusinessViewModel model;
    private final Explanations explanations;
    private final TableView<BusinessRow> table = new TableView<>();
    private final EmptyState empty = new EmptyState();
    private boolean isSelecting;

    @FXML
    private VBox root;

    @FXML
    private FlowPane types;

    @FXML
    private Label notes;

    @FXML
    private SplitPane split;

    BusinessController(ScreenKit kit, BusinessViewModel model, Explanations explanations) {
        this.kit = kit;
        this.model = model;
        this.explanations = explanations;
    }

    @FXML
    private void initialize() {
        showTable();
        split.getItems().setAll(new StackPane(table, empty), new BusinessDetailPane(kit, model, explanations));
        split.setDividerPositions(DIVIDER);
        empty.setVisible(false);
        notes.managedProperty().bind(notes.textProperty().isNotEmpty());
        model.listProperty().addListener((_, _, now) -> arrive(now));
        model.problemProperty().addListener((_, _, now) -> complain(now));
        model.detailProperty().addListener((_, _, _) -> select());
    }

    private void showTable() {
        table.setId("business-events");
        table.setAccessibleText(kit.text("business.list"));
        table.setFixedCellSize(kit.looks().fontPx() * ROW_EM);
        table.setPlaceholder(new Label());
        table.setTableMenuButtonVisible(true);
        add("business.column.at", 12, BusinessRow::at);
        add("business.column.type", 11.5, BusinessRow::type);
        add("business.column.objects", 12, BusinessRow::objects);
        add("business.column.who", 8, BusinessRow::who);
        TableColumn<BusinessRow, String> details = add("business.column.details", 12, BusinessRow::details);
        add("business.column.standing", 6, BusinessRow::standing);
        // named beside the list, and in the menu of the columns for who wants to see it in all lines
        add("business.column.rule", 16, BusinessRow::rule).setVisible(false);
        Stretch.of(table, details);
        table.getSelectionModel().selectedItemProperty().addListener((_, _, row) -> {
            if (!isSelecting && row != null) {
                model.select(row.id());
            }
        });
    }

    private TableColumn<BusinessRow, String> add(String titleKey, double em, Function<BusinessRow, String> text) {
        TableColumn<BusinessRow, String> column = new TableColumn<>(kit.text(titleKey));
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(text.apply(row.getValue())));
        column.setPrefWidth(em * kit.looks().fontPx());
        column.setSortable(false);
        column.setReorderable(false);
        table.getColumns().add(column);
        return column;
    }

    private void arrive(@Nullable BusinessList now) {
        if (now == null) {
            return;
        }
        isSelecting = true;
        table.getItems().setAll(now.rows());
        isSelecting = false;
        notes.setText(String.join("  ", now.notes()));
        showTypes(now);
        empty.setVisible(now.rows().isEmpty());
        empty.say(kit.text("business.empty"), kit.text("business.empty.meaning"));
        select();
    }

    private void showTypes(BusinessList now) {
        types.getChildren().setAll(chip(kit.text("business.all", now.total()), Optional.empty()));
        now.types()
                .forEach(type -> types.getChildren()
                        .add(chip(kit.text("business.type", type.name(), type.count()), Optional.of(type.name()))));
    }

    private ToggleButton chip(String text, Optional<String> type) {
        ToggleButton chip = new ToggleButton(text);
        chip.setMnemonicParsing(false);
        chip.setId("type-" + type.orElse("all"));
        chip.getStyleClass().add("figure");
        chip.setSelected(type.equals(model.typeProperty().get()));
        chip.setOnAction(_ -> model.choose(type));
        return chip;
    }

    private void select() {
        isSelecting = true;
        table.getItems().stream()
                .filter(row -> row.id().equalsIgnoreCase(model.selected()))
                .findFirst()
                .ifPresent(row -> {
                    if (!row.equals(table.getSelectionModel().getSelectedItem())) {
                        table.getSelectionModel().select(row);
                        table.scrollTo(row);
                    }
                });
        isSelecting = false;
    }

    private void complain(@Nullable Problem problem) {
        if (problem != null) {
            table.getItems().clear();
            empty.say(problem);
            empty.setVisible(true);
        }
    }

    private void move(int by) {
        int at = table.getSelectionModel().getSelectedIndex() + by;
        if (at >= 0 && at < table.getItems().size()) {
            table.getSelectionModel().select(at);
            table.scrollTo(Math.max(0, at - 2));
        }
    }

    private void explain() {
        if (!model.selected().isEmpty()) {
            explanations.show(model.selected());
        }
    }

    private void transaction() {
        BusinessDetail now = model.detailProperty().get();
        if (now != null && !now.changes().isEmpty()) {
            model.open(now.changes().getLast().transaction());
        }
    }

    @Override
    public Node root() {
        return root;
    }

    @Override
    public void show(Place place) {
        if (kit.context().session().store().isPresent()) {
            model.show(place);
        }
    }

    @Override
    public void leave() {
        model.cancel();
    }

    @Override
    public List<Act> acts() {
        return List.of(
                Act.inList("business.act.transaction", "T", this::transaction),
                Act.inList("business.act.explain", "E", this::explain),
                Act.inList("business.act.next", "J", () -> move(1)),
                Act.inList("business.act.previous", "K", () -> move(-1)),
                Act.anywhere("business.act.refresh", "F5", model::ask));
    }

    @Override
    public Optional<String> command() {
        return model.command();
    }

    @Override
    public void focus() {
        table.requestFocus();
    }
}
