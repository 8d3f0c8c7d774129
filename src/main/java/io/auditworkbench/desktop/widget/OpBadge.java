package io.auditworkbench.desktop.widget;

import io.auditworkbench.workbench.view.ChangeKind;
import javafx.scene.control.Label;

/// The letter of an operation on its colour; the word is for those who listen.
public final class OpBadge extends Label {

    private String styled = "";

    public OpBadge() {
        getStyleClass().add("op-badge");
    }

    /// Shows an operation.
    public void show(ChangeKind kind) {
        setText(String.valueOf(kind.letter()));
        setAccessibleText(kind.word());
        getStyleClass().remove(styled);
        styled = "op-" + kind.word();
        getStyleClass().add(styled);
    }

    /// The name of an operation's colour.
    public static String token(ChangeKind kind) {
        return switch (kind) {
            case INSERT -> "-op-insert";
            case UPDATE -> "-op-update";
            case DELETE -> "-op-delete";
            case SNAPSHOT -> "-op-snapshot";
            case DDL, TRUNCATE -> "-op-ddl";
        };
    }
}
