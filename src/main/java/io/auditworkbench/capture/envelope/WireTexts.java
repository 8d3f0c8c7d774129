package io.auditworkbench.capture.envelope;

import io.auditworkbench.model.change.ColumnValue;
import io.auditworkbench.normalise.JsonSpelling;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// Reads text, labels and JSON documents.
final class WireTexts {

    private WireTexts() {}

    static ColumnValue text(ColumnPlan plan, JsonValue value) {
        if (!(value instanceof JsonValue.Text text) || !isText(plan.field().form())) {
            throw WireValues.misfit(plan);
        }
        return switch (plan.column().type()) {
            case JSON -> new ColumnValue.Json(utf8(plan, JsonSpelling.respell(text.value())));
            case ENUM, SET ->
                new ColumnValue.Text(
                        utf8(plan, Labels.declared(text.value(), plan.column().labels())));
            default -> new ColumnValue.Text(utf8(plan, text.value()));
        };
    }

    private static boolean isText(WireForm form) {
        return form == WireForm.TEXT || form == WireForm.ENUM || form == WireForm.SET || form == WireForm.JSON;
    }

    /// Half of a surrogate pair is no character of MySQL's; Java would quietly write `?` for it.
    private static byte[] utf8(ColumnPlan plan, String text) {
        try {
            ByteBuffer encoded = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            byte[] bytes = new byte[encoded.remaining()];
            encoded.get(bytes);
            return bytes;
        } catch (CharacterCodingException _) {
            throw EnvelopeProblem.unreadableValue(plan.column().name(), "has text with half a character in it");
        }
    }
}
