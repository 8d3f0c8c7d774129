package io.auditworkbench.workbench.mask;

import io.auditworkbench.disk.PrivateFile;
import io.auditworkbench.masking.MaskingPolicy;
import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import io.auditworkbench.workbench.export.TextFile;
import io.auditworkbench.workbench.mask.MaskingOffer.Line;
import io.auditworkbench.workbench.mask.MaskingOffer.Standing;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Writes what was accepted of an offer as the policy of a store, with its key.
///
/// - **Shape**: a policy that is there already only grows, and a copy of it as it was is kept beside it; a key that is
///   there is never touched.
/// - **Errors**: `STORE_FAILED` when a file cannot be written; `BAD_CONFIGURATION` for a policy to which nothing can be
///   added, with the lines to add.
/// - **Threading**: stateless.
public final class PolicyWriting {

    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);
    private static final String BASIS = "What was chosen before the first row was captured.";

    private final Clock clock;

    public PolicyWriting(Clock clock) {
        this.clock = clock;
    }

    /// What holds now.
    ///
    /// - **Shape**: empty where nothing is masked, and then no file is written; `text` is what the file says.
    public record Written(Optional<Path> file, String text) {}

    /// - **Shape**: `ours` as of [MaskingQuestion].
    public Written write(MaskingOffer offer, Path store, List<MaskChoice> choices, Elsewhere elsewhere, String ours) {
        return offer.standing() == Standing.THERE
                ? grown(offer, choices)
                : begun(offer.file(), store, PolicyDraft.of(offer.lines(), choices, elsewhere), ours);
    }

    private static Written begun(Path file, Path store, PolicyDraft draft, String ours) {
        try {
            if (OfferMasking.isOurs(file, ours)) {
                Files.delete(file);
            }
            if (draft.isEmpty()) {
                return new Written(Optional.empty(), "");
            }
            Path parent = file.toAbsolutePath().getParent();
            if (parent != null) {
                PrivateFile.createFolders(parent);
            }
            String keyName = PolicyPlace.keyName(store);
            if (PolicyText.needsKey(draft)) {
                makeKey(file.resolveSibling(keyName));
            }
            String text = PolicyText.of(draft, BASIS, keyName);
            TextFile.create(file, text);
            MaskingPolicy _ = PolicyFile.load(file);
            return new Written(Optional.of(file), text);
        } catch (IOException unwritable) {
            throw unwritable(file, unwritable);
        }
    }

    private static WorkbenchException unwritable(Path file, IOException cause) {
        return new WorkbenchException(
                ErrorCode.STORE_FAILED,
                "The masking policy " + file + " cannot be written.",
                "Nothing was captured. Choose another place for the store, or make room.",
                cause);
    }

    /// Makes a key unless there is one.
    public static void makeKey(Path file) {
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        try {
            PrivateFile.writeNew(file, HexFormat.of().formatHex(random) + "\n");
        } catch (FileAlreadyExistsException _) {
            // it may be the only one that opens what was sealed
        } catch (IOException unwritable) {
            throw unwritable(file, unwritable);
        }
    }

    private Written grown(MaskingOffer offer, List<MaskChoice> choices) {
        Path file = offer.file();
        String former = PolicyFile.text(file);
        List<PolicyDraft.Rule> further = PolicyDraft.of(uncovered(offer, choices), choices, Elsewhere.KEPT)
                .masked();
        if (further.isEmpty()) {
            return new Written(Optional.of(file), former);
        }
        String now = PolicyText.with(former, further)
                .orElseThrow(() -> new WorkbenchException(
                        ErrorCode.BAD_CONFIGURATION,
                        "Nothing can be added to " + file + " as it is written.",
                        "Add these rules by hand, and look again: "
                                + further.stream()
                                        .map(PolicyText::line)
                                        .map(String::strip)
                                        .collect(Collectors.joining(" "))));
        TextFile.create(file.resolveSibling(file.getFileName() + ".before-" + SECOND.format(clock.instant())), former);
        TextFile.replace(file, open -> open.text(now));
        MaskingPolicy _ = PolicyFile.load(file);
        return new Written(Optional.of(file), now);
    }

    private static List<Line> uncovered(MaskingOffer offer, List<MaskChoice> choices) {
        Map<String, MaskChoice> chosen =
                choices.stream().collect(Collectors.toMap(MaskChoice::column, Function.identity(), (one, _) -> one));
        return offer.lines().stream()
                .filter(line -> line.state() != MaskingOffer.State.COVERED && chosen.containsKey(line.name()))
                .toList();
    }
}
