package io.auditworkbench.workbench;

import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What an id names: `E1024` an event, `T88` a transaction, `G3` a gap, `A17` findings, `B12` a business event,
/// `shop.orders/1042` a row, a GTID its transaction.
sealed interface ObjectId {

    /// An event, by its place in the store.
    record Event(long sequence) implements ObjectId {}

    /// A transaction, by its number in the store.
    record Transaction(long number) implements ObjectId {}

    /// A group of findings.
    record Finding(long number) implements ObjectId {}

    /// A business event.
    record Business(long number) implements ObjectId {}

    /// A hole in coverage.
    record Gap(long number) implements ObjectId {}

    /// A transaction, by what its source calls it.
    record Gtid(String gtid) implements ObjectId {}

    /// A row, as `RowAddress` spells it.
    record Row(String address) implements ObjectId {}

    /// Reads an id; empty for a text that is none.
    static Optional<ObjectId> find(String text) {
        Matcher numbered = Forms.NUMBERED.matcher(text);
        if (numbered.matches()) {
            long number = Long.parseLong(numbered.group(2));
            return Optional.of(
                    switch (Character.toUpperCase(numbered.group(1).charAt(0))) {
                        case 'T' -> new Transaction(number);
                        case 'G' -> new Gap(number);
                        case 'A' -> new Finding(number);
                        case 'B' -> new Business(number);
                        default -> new Event(number);
                    });
        }
        if (Forms.GTID.matcher(text).matches()) {
            return Optional.of(new Gtid(text));
        }
        return Forms.ROW.matcher(text).matches() ? Optional.of(new Row(text)) : Optional.empty();
    }

    /// Reads an id where nothing else can stand: then a row may be written with its spaces and quotes.
    ///
    /// - **Errors**: `BAD_USAGE` for a text that is none.
    static ObjectId parse(String text) {
        return find(text)
                .or(() -> text.indexOf('/') > 0 ? Optional.of(new Row(text)) : Optional.empty())
                .orElseThrow(() -> new WorkbenchException(
                        ErrorCode.BAD_USAGE,
                        "\"" + text + "\" is no id.",
                        "Ids look like E1024 (event), T88 (transaction), G3 (gap), A17 (findings), B12 (business event) or"
                                + " shop.orders/1042 (row)."));
    }

    /// The error for an id that nothing has.
    static WorkbenchException notFound(String id, String nextStep) {
        return new WorkbenchException(ErrorCode.NOT_FOUND, "There is no " + id + " in this store.", nextStep);
    }

    /// How ids are spelled.
    final class Forms {
        private static final Pattern NUMBERED = Pattern.compile("([ETGABetgab#])([0-9]{1,18})");
        private static final Pattern GTID =
                Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}:.+");
        private static final Pattern ROW = Pattern.compile("(R:)?[^\\s/:=<>()\"']+/[^\\s/]+");

        private Forms() {}
    }
}
