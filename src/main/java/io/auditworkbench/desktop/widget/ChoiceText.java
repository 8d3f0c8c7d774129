package io.auditworkbench.desktop.widget;

import java.util.function.Function;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// The words for values that are chosen from a list and never typed; nothing for none.
///
/// - **Threading**: the JavaFX thread.
public final class ChoiceText<T> extends StringConverter<T> {

    private final Function<T, String> words;

    public ChoiceText(Function<T, String> words) {
        this.words = words;
    }

    @Override
    public String toString(@Nullable T value) {
        return value == null ? "" : words.apply(value);
    }

    /// - **Errors**: always; nobody types a value.
    @Override
    public T fromString(String typed) {
        throw new UnsupportedOperationException("A value of a list is chosen, not typed.");
    }
}
