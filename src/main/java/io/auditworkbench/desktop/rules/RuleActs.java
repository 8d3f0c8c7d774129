package io.auditworkbench.desktop.rules;

import io.auditworkbench.desktop.widget.ScreenKit;
import java.util.function.BiConsumer;
import javafx.scene.control.Button;
import javafx.scene.layout.FlowPane;

/// What can be done with one rule or detector.
final class RuleActs {

    private RuleActs() {}

    /// The acts.
    enum What {
        TURN,
        EDIT,
        BACKTEST,
        EXPORT
    }

    /// A button for each; a detector has no text to edit.
    static FlowPane of(ScreenKit kit, RuleRow row, BiConsumer<RuleRow, What> act) {
        FlowPane buttons = new FlowPane(8, 6);
        buttons.getChildren()
                .add(button(
                        kit,
                        row.isOn() ? "rules.turn.off" : "rules.turn.on",
                        "rules-turn",
                        () -> act.accept(row, What.TURN)));
        if (row.kind() == RuleRow.Kind.RULE) {
            buttons.getChildren()
                    .addAll(
                            button(
                                    kit,
                                    row.isBuiltIn() ? "rules.duplicate" : "rules.edit",
                                    "rules-edit",
                                    () -> act.accept(row, What.EDIT)),
                            button(kit, "rules.backtest", "rules-backtest", () -> act.accept(row, What.BACKTEST)),
                            button(kit, "rules.export", "rules-export", () -> act.accept(row, What.EXPORT)));
        }
        return buttons;
    }

    private static Button button(ScreenKit kit, String labelKey, String id, Runnable doing) {
        Button button = new Button(kit.text(labelKey));
        button.setId(id);
        button.setOnAction(_ -> doing.run());
        return button;
    }
}
