package io.auditworkbench.workbench.mask;

import io.auditworkbench.capture.ConnectionSettings;
import io.auditworkbench.capture.Secret;
import io.auditworkbench.capture.SourceColumns;
import io.auditworkbench.capture.TableGlob;
import io.auditworkbench.masking.AtRest;
import io.auditworkbench.masking.Masker;
import io.auditworkbench.masking.MaskingPolicy;
import io.auditworkbench.model.change.TableSchema;
import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import io.auditworkbench.store.Store;
import io.auditworkbench.workbench.CaptureRequest;
import io.auditworkbench.workbench.mask.MaskingAnswer.Offered;
import io.auditworkbench.workbench.mask.MaskingAnswer.Refused;
import io.auditworkbench.workbench.mask.MaskingAnswer.Unseen;
import io.auditworkbench.workbench.mask.MaskingOffer.Standing;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Proposes what to mask before the first row of a server is captured, by the names and types of its columns. No value
/// is read.
///
/// - **Errors**: `BAD_USAGE` for an address or a glob that cannot be read. What cannot be asked is an [Unseen].
/// - **Threading**: stateless; blocks for seconds.
public final class OfferMasking {

    private final Function<ConnectionSettings, SourceColumns> columns;

    /// `columns` lists the columns of the tables that the settings name, or says why it cannot.
    public OfferMasking(Function<ConnectionSettings, SourceColumns> columns) {
        this.columns = columns;
    }

    /// Asks the server for its columns, and compares them with the policy that is there.
    public MaskingAnswer look(MaskingQuestion question) {
        ConnectionSettings asked =
                ConnectionSettings.parse(question.url()).withPassword(Secret.of(question.password()));
        List<TableGlob> globs = TableGlob.parseList(question.tables());
        Path there = PolicyPlace.of(question.policy(), question.store());
        MaskingPolicy policy = MaskingPolicy.KEEP_EVERYTHING;
        boolean isThere = there != null && !isOurs(there, question.ours());
        if (there != null && isThere) {
            try {
                policy = PolicyFile.load(there);
            } catch (WorkbenchException refused) {
                return new Refused(refused.happened(), refused.nextStep());
            }
        }
        Standing standing = isThere ? Standing.THERE : isUnderPolicy(question.store()) ? Standing.LOST : Standing.NONE;
        return switch (columns.apply(globs.isEmpty() ? asked : asked.withTables(globs))) {
            case SourceColumns.NotSeen(ErrorCode code, String happened, String nextStep) ->
                new Unseen(code, happened, nextStep);
            case SourceColumns.Seen seen ->
                new Offered(new MaskingOffer(
                        new OfferedColumns(policy, (_, _) -> Optional.empty()).lines(seen.tables()),
                        seen.tables().size(),
                        seen.isCut(),
                        there == null ? PolicyPlace.beside(question.store()) : there,
                        standing,
                        problems(policy, seen.tables())));
        };
    }

    /// What is proposed to somebody who is about to capture a server for the first time and named no policy; empty for
    /// anybody else, and where nothing can be proposed.
    public Optional<MaskingOffer> unmasked(CaptureRequest request) {
        if (request.masking() != null || hasCaptured(request)) {
            return Optional.empty();
        }
        MaskingQuestion question =
                new MaskingQuestion(request.url(), request.password(), request.tables(), request.store(), null, "");
        return look(question) instanceof Offered(MaskingOffer offer)
                        && !offer.in(MaskingOffer.State.PROPOSED).isEmpty()
                ? Optional.of(offer)
                : Optional.empty();
    }

    private static boolean hasCaptured(CaptureRequest request) {
        String name = request.name();
        if (!Files.isRegularFile(request.store()) || request.store().toFile().length() == 0) {
            return false;
        }
        try (Store store = Store.openForReading(request.store())) {
            return store.hasCaptured(
                    name != null
                            ? name
                            : ConnectionSettings.parse(request.url()).address());
        } catch (WorkbenchException _) {
            return true; // capture says what is wrong with it
        }
    }

    static boolean isOurs(Path file, String ours) {
        return !ours.isEmpty()
                && Files.isRegularFile(file)
                && PolicyFile.text(file).equals(ours);
    }

    private static List<String> problems(MaskingPolicy policy, List<TableSchema> tables) {
        AtRest mask = new Masker(policy).atRest("");
        List<String> problems = new ArrayList<>();
        for (TableSchema table : tables) {
            try {
                mask.check(table);
            } catch (WorkbenchException destroysKey) {
                problems.add(destroysKey.happened() + " " + destroysKey.nextStep());
            }
        }
        return problems;
    }

    /// A store that cannot be read is none here: capture says why.
    private static boolean isUnderPolicy(Path file) {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (Store store = Store.openForReading(file)) {
            return !store.policies().all().isEmpty();
        } catch (WorkbenchException _) {
            return false;
        }
    }

    /// A policy as YAML for what is proposed.
    ///
    /// - **Errors**: those of the connection, `NOT_READY` where the columns could not be listed; `BAD_CONFIGURATION`
    ///   for a policy that is there and cannot be used.
    public Suggestion suggest(MaskingQuestion question, String keyName) {
        return switch (look(question)) {
            case Offered(MaskingOffer offer) ->
                new Suggestion(
                        offer.lines(),
                        PolicyText.of(
                                PolicyDraft.of(offer.lines(), offer.proposals(), Elsewhere.MASKED),
                                "A suggestion, from the names and types of columns; no value was read.",
                                keyName));
            case Unseen(ErrorCode code, String happened, String nextStep) ->
                throw new WorkbenchException(code, happened, nextStep);
            case Refused(String happened, String nextStep) ->
                throw new WorkbenchException(ErrorCode.BAD_CONFIGURATION, happened, nextStep);
        };
    }
}
