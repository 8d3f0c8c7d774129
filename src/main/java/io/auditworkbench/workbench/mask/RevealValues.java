package io.auditworkbench.workbench.mask;

import io.auditworkbench.masking.Masker;
import io.auditworkbench.masking.Seal;
import io.auditworkbench.model.audit.AuditAction.Happened;
import io.auditworkbench.model.audit.AuditAction.Kind;
import io.auditworkbench.model.audit.AuditAction.Outcome;
import io.auditworkbench.model.change.ColumnDefinition;
import io.auditworkbench.model.change.ColumnValue;
import io.auditworkbench.model.change.MaskKind;
import io.auditworkbench.model.change.RowImage;
import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import io.auditworkbench.store.Catalogue;
import io.auditworkbench.store.Store;
import io.auditworkbench.store.StoredEvent;
import io.auditworkbench.workbench.audit.ActRecorder;
import io.auditworkbench.workbench.view.RevealView;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Opens the sealed values of one event, for somebody who has the key and says why. Nothing is handed out before the
/// self-audit has it.
///
/// - **Errors**: `BAD_USAGE` without a reason; `BAD_CONFIGURATION` for a key that is missing or another;
///   `VALUE_ALTERED` for bytes that are not as they were sealed; `NOT_FOUND` for an event that is not there, or has
///   nothing sealed; `AUDIT_JOURNAL_UNWRITABLE` when it cannot be recorded.
/// - **Threading**: one thread.
public final class RevealValues {

    private static final Pattern WHAT = Pattern.compile("[Ee]([0-9]{1,18})(?:\\.(.+))?");
    private static final int LONGEST_REASON = 2_000;

    private final ActRecorder acts;

    public RevealValues(ActRecorder acts) {
        this.acts = acts;
    }

    /// The sealed values of an event, or of one column of it.
    ///
    /// - **Shape**: `what` is `E12` or `E12.email`; `policy` is the file of the policy that names the key, null when
    ///   none was named.
    public RevealView reveal(Path file, String what, String reason, @Nullable Path policy) {
        Matcher named = WHAT.matcher(what.strip());
        if (!named.matches()) {
            throw new WorkbenchException(
                    ErrorCode.BAD_USAGE,
                    "\"" + what + "\" is no event.",
                    "Write an event, as E12, or a column of one, as E12.email.");
        }
        if (reason.isBlank()) {
            throw new WorkbenchException(
                    ErrorCode.BAD_USAGE,
                    "A sealed value is revealed for a reason only.",
                    "Say it with --reason TEXT; it is kept in the self-audit, so name no value in it.");
        }
        if (reason.length() > LONGEST_REASON) {
            throw new WorkbenchException(
                    ErrorCode.BAD_USAGE,
                    "The reason is longer than " + LONGEST_REASON + " characters.",
                    "Shorten it: the whole of it is kept.");
        }
        try (Store store = Store.openForReading(file)) {
            StoredEvent event = event(store, Long.parseLong(named.group(1)));
            List<Integer> columns = columns(event, Optional.ofNullable(named.group(2)));
            Opening opening = new Opening(event, seal(store, event, policy));
            List<RevealView.Column> opened =
                    columns.stream().map(opening::column).toList();
            acts.happened(
                    file,
                    new Happened(
                            Kind.REVEAL,
                            "E" + event.seq(),
                            opened.stream().map(RevealView.Column::name).collect(Collectors.joining(", ")) + ": "
                                    + reason.strip(),
                            Outcome.GIVEN,
                            opening.count));
            return new RevealView("E" + event.seq(), opened);
        }
    }

    private static StoredEvent event(Store store, long sequence) {
        return store.changes()
                .event(sequence)
                .orElseThrow(() -> new WorkbenchException(
                        ErrorCode.NOT_FOUND,
                        "There is no E" + sequence + " in this store.",
                        "`auditctl events` lists those that there are."));
    }

    /// The columns of an event that hold sealed values, or the one of them that is asked for.
    private static List<Integer> columns(StoredEvent event, Optional<String> asked) {
        List<Integer> sealed = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < event.table().columns().size(); i++) {
            String name = event.table().columns().get(i).name();
            if (isSealed(event.body().before(), i) || isSealed(event.body().after(), i)) {
                names.add(name);
                if (asked.isEmpty() || asked.get().equalsIgnoreCase(name)) {
                    sealed.add(i);
                }
            }
        }
        if (sealed.isEmpty()) {
            String which = asked.map(column -> "." + column).orElse("");
            throw new WorkbenchException(
                    ErrorCode.NOT_FOUND,
                    "E" + event.seq() + which + " has no sealed value.",
                    names.isEmpty()
                            ? "What `auditctl show E" + event.seq() + "` shows of it is all that was kept."
                            : "Sealed in it: " + String.join(", ", names) + ".");
        }
        return sealed;
    }

    private static boolean isSealed(@Nullable RowImage image, int column) {
        return image != null
                && column < image.values().size()
                && image.get(column) instanceof ColumnValue.Masked masked
                && masked.kind() == MaskKind.SEALED;
    }

    private static Seal seal(Store store, StoredEvent event, @Nullable Path policy) {
        if (policy == null) {
            throw new WorkbenchException(
                    ErrorCode.BAD_CONFIGURATION,
                    "Which key opens it was not said.",
                    "Name the masking policy that has the key-file, with --masking FILE or AUDITCTL_MASKING.");
        }
        String source = store.catalogue().sources().stream()
                .filter(known -> known.id().equals(event.transaction().source()))
                .map(Catalogue.KnownSource::name)
                .findFirst()
                .orElse("");
        return new Masker(PolicyFile.load(policy))
                .seal(source)
                .orElseThrow(() -> new WorkbenchException(
                        ErrorCode.BAD_CONFIGURATION,
                        "The masking policy " + policy + " names no key-file.",
                        "Name the policy that was in force when E" + event.seq() + " was stored, with its key."));
    }

    /// Opens the columns of one event, and counts the values.
    private static final class Opening {

        private final StoredEvent event;
        private final Seal seal;
        private int count;

        Opening(StoredEvent event, Seal seal) {
            this.event = event;
            this.seal = seal;
        }

        RevealView.Column column(int index) {
            ColumnDefinition column = event.table().columns().get(index);
            return new RevealView.Column(
                    event.table().name() + "." + column.name(),
                    opened(event.body().before(), index, column.name()),
                    opened(event.body().after(), index, column.name()));
        }

        private @Nullable String opened(@Nullable RowImage image, int index, String column) {
            ColumnValue value = image == null ? ColumnValue.Absent.ABSENT : image.get(index);
            if (value instanceof ColumnValue.Null || value instanceof ColumnValue.Absent) {
                return null;
            }
            if (!(value instanceof ColumnValue.Masked masked) || masked.kind() != MaskKind.SEALED) {
                return value.text();
            }
            String name = "E" + event.seq() + "." + column;
            return switch (seal.open(masked.utf8(), event.table().name(), column)) {
                case Seal.Opened.Value(String text) -> {
                    count++;
                    yield text;
                }
                case Seal.Opened.OtherKey _ ->
                    throw new WorkbenchException(
                            ErrorCode.BAD_CONFIGURATION,
                            name + " was sealed with another key than the one that the policy names.",
                            "Use the key file of the policy that was in force then; without it nothing opens the value.");
                case Seal.Opened.Altered _ ->
                    throw new WorkbenchException(
                            ErrorCode.VALUE_ALTERED,
                            name
                                    + " does not open, and the key is the right one: its bytes are not as they were sealed,"
                                    + " or were sealed for another column or source.",
                            "Run `auditctl verify`; it says whether the store is as it was signed.");
            };
        }
    }
}
