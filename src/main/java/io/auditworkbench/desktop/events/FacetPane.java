package io.auditworkbench.desktop.events;

import io.auditworkbench.desktop.common.FilterEdit;
import io.auditworkbench.desktop.common.FilterTerms;
import io.auditworkbench.desktop.common.ForeignText;
import io.auditworkbench.desktop.widget.ScreenKit;
import io.auditworkbench.filter.Field;
import io.auditworkbench.workbench.view.FacetView;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// What there is to choose from, with counts: a click includes, with Alt it excludes.
///
/// - **Threading**: the JavaFX thread.
final class FacetPane extends VBox {

    private static final int FEW = 5;
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

    private final ScreenKit kit;
    private final EventsViewModel model;
    private final Set<String> opened = new HashSet<>();

    /// What is chosen from: `term` is what a group is in the filter language.
    private record Choice(
            String word, List<FacetView.Group> groups, long told, FacetView.Basis basis, UnaryOperator<String> term) {}

    FacetPane(ScreenKit kit, EventsViewModel model) {
        this.kit = kit;
        this.model = model;
        getStyleClass().add("facets");
        model.facetsProperty().addListener(_ -> fill());
        model.flagCountsProperty().addListener(_ -> fill());
    }

    private void fill() {
        Object focused = focused();
        getChildren().clear();
        model.facetsProperty().get().stream().map(FacetPane::choice).forEach(this::add);
        FlagCounts flags = model.flagCountsProperty().get();
        add(new Choice(
                "flags",
                flags.groups(),
                flags.groups().size(),
                flags.basis(),
                detector -> FilterTerms.text(Field.RULE, detector)));
        // whoever goes through the facets by keys is not sent to the beginning of the window
        getChildren().stream()
                .filter(child -> focused != null && focused.equals(child.getUserData()))
                .findFirst()
                .ifPresent(Node::requestFocus);
    }

    private @Nullable Object focused() {
        Node owner = getScene() == null ? null : getScene().getFocusOwner();
        return owner != null && getChildren().contains(owner) ? owner.getUserData() : null;
    }

    private static Choice choice(FacetView facet) {
        return new Choice(
                facet.facet().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                facet.groups(),
                facet.told(),
                facet.basis(),
                value -> term(facet.facet(), value));
    }

    private void add(Choice choice) {
        if (choice.groups().isEmpty()) {
            return;
        }
        Label title = new Label(kit.text("events.facet." + choice.word()));
        title.getStyleClass().add("facet-title");
        HBox head = new HBox(6, title);
        if (choice.basis() == FacetView.Basis.SAMPLE) {
            Label sample = new Label(kit.text("events.facet.sample"));
            sample.getStyleClass().add("sample");
            sample.setTooltip(new Tooltip(
                    kit.text(choice.word().equals("flags") ? "events.facet.sample.flags" : "events.facet.sample.why")));
            head.getChildren().add(sample);
        }
        getChildren().add(head);
        boolean isOpen = opened.contains(choice.word());
        List<FacetView.Group> shown = isOpen
                ? choice.groups()
                : choice.groups().subList(0, Math.min(FEW, choice.groups().size()));
        shown.forEach(group -> getChildren().add(line(choice.term().apply(group.value()), group)));
        if (choice.groups().size() > FEW) {
            getChildren().add(more(choice, isOpen));
        }
    }

    private Hyperlink more(Choice choice, boolean isOpen) {
        Hyperlink more = new Hyperlink(
                isOpen ? kit.text("events.facet.fewer") : kit.text("events.facet.more", choice.told() - FEW));
        more.setOnAction(_ -> {
            if (!opened.remove(choice.word())) {
                opened.add(choice.word());
            }
            fill();
        });
        return more;
    }

    private Button line(String term, FacetView.Group group) {
        Label name = new Label(ForeignText.line(group.value()));
        name.setMinWidth(0);
        name.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(name, Priority.ALWAYS);
        Label count =
                new Label(Numbers.brief(group.events(), kit.context().messages().locale()));
        count.getStyleClass().add("muted");
        count.setMinWidth(Region.USE_PREF_SIZE);
        HBox line = new HBox(6, name, count);
        Button button = new Button();
        button.setUserData(term);
        button.setGraphic(line);
        line.prefWidthProperty().bind(button.widthProperty().subtract(16));
        button.getStyleClass().addAll("facet", "flat-button");
        button.setId("facet " + term);
        button.setMaxWidth(Double.MAX_VALUE);
        button.setAccessibleText(kit.text("events.facet.name", group.value(), group.events()));
        button.setTooltip(new Tooltip(kit.text("events.facet.how", term)));
        button.pseudoClassStateChanged(CHOSEN, FilterEdit.has(model.place().filter(), term));
        button.setOnAction(_ -> choose(term));
        button.addEventFilter(MouseEvent.MOUSE_RELEASED, click -> {
            if (click.isAltDown()) {
                click.consume();
                button.disarm();
                model.exclude(term);
            }
        });
        button.addEventFilter(KeyEvent.KEY_PRESSED, key -> {
            if (key.getCode() == KeyCode.ENTER && key.isAltDown()) {
                key.consume();
                model.exclude(term);
            } else if (key.getCode() == KeyCode.ENTER) {
                key.consume();
                choose(term);
            }
        });
        return button;
    }

    private void choose(String term) {
        if (FilterEdit.has(model.place().filter(), term)) {
            model.removeTerm(term);
        } else {
            model.include(term);
        }
    }

    private static String term(FacetView.Facet facet, String value) {
        return switch (facet) {
            case OPERATION -> "op:" + value;
            case TABLE -> FilterTerms.text(Field.TABLE, value);
            case ACTOR -> FilterTerms.actor(value);
            case HOUR -> "hour:" + Integer.parseInt(value);
            case TRANSACTION_SIZE -> "tx.size:" + value;
        };
    }
}
