package io.auditworkbench.workbench.conclude;

import io.auditworkbench.infer.TableMapping;
import io.auditworkbench.infer.Vocabulary.Entity;
import io.auditworkbench.infer.Vocabulary.Field;
import io.auditworkbench.model.change.TableName;
import io.auditworkbench.model.change.TableSchema;
import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import io.auditworkbench.rulepack.MappingReader;
import io.auditworkbench.rulepack.MappingSuggestion;
import io.auditworkbench.rulepack.PackProblem;
import io.auditworkbench.rulepack.ProposedMapping;
import io.auditworkbench.rulepack.ReadMapping;
import io.auditworkbench.store.Store;
import io.auditworkbench.workbench.SeenValues;
import io.auditworkbench.workbench.view.MappingCheckView;
import io.auditworkbench.workbench.view.MappingProposalView;
import io.auditworkbench.workbench.view.MappingView;
import io.auditworkbench.workbench.view.MappingsView;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// What can be done with mappings: propose one for captured tables, check one, show those in force.
///
/// - **Errors**: as [Store#openForReading] where a store is looked at.
/// - **Threading**: one thread.
public final class MappingDesk {

    private final KnowledgeBook book;
    private final Path folder;
    private final Clock clock;

    /// - **Shape**: `folder` is where mappings of the user's own are read from.
    public MappingDesk(KnowledgeBook book, Path folder, Clock clock) {
        this.book = book;
        this.folder = folder;
        this.clock = clock;
    }

    /// Where a mapping has to be to be in force.
    public Path folder() {
        return folder;
    }

    /// Proposes a mapping for the tables of one captured database.
    ///
    /// - **Errors**: `NOT_FOUND` when nothing was captured of it, or of any; `BAD_USAGE` when several were captured and
    ///   none is named.
    public MappingProposalView suggest(Path file, Optional<String> schema) {
        try (Store store = Store.openForReading(file)) {
            List<TableSchema> captured = captured(store);
            SeenValues seen = new SeenValues(store, clock);
            return view(
                    MappingSuggestion.of(book.vocabulary()).suggest(database(captured, schema), captured, seen::of));
        }
    }

    /// Each table as it was last.
    private static List<TableSchema> captured(Store store) {
        return store.catalogue().tables().stream()
                .map(name -> store.catalogue().history(name).getLast().schema())
                .toList();
    }

    private static String database(List<TableSchema> captured, Optional<String> named) {
        Set<String> known =
                captured.stream().map(table -> table.name().schema()).collect(Collectors.toCollection(TreeSet::new));
        if (known.isEmpty()) {
            throw new WorkbenchException(
                    ErrorCode.NOT_FOUND,
                    "No table was captured into this store yet.",
                    "Capture or import something first; the tables come with the first change.");
        }
        String all = String.join(", ", known);
        if (named.isPresent() && !known.contains(named.get())) {
            throw new WorkbenchException(
                    ErrorCode.NOT_FOUND,
                    "No table of a database " + named.get() + " was captured.",
                    "Captured are: " + all + ".");
        }
        if (named.isEmpty() && known.size() > 1) {
            throw new WorkbenchException(
                    ErrorCode.BAD_USAGE, "Several databases were captured: " + all + ".", "Say which with --schema.");
        }
        return named.orElse(known.iterator().next());
    }

    private static MappingProposalView view(ProposedMapping proposal) {
        return new MappingProposalView(
                proposal.schema(),
                proposal.text(),
                proposal.placed().stream()
                        .map(placed -> new MappingProposalView.Table(
                                placed.entity(),
                                placed.table(),
                                placed.why(),
                                placed.fields().stream()
                                        .map(field -> new MappingProposalView.Field(
                                                field.field(), field.column(), field.why(), field.unknownValues()))
                                        .toList(),
                                placed.missing()))
                        .toList(),
                proposal.missing(),
                proposal.unmapped());
    }

    /// Reads a mapping, and compares it with the tables of a store.
    ///
    /// - **Errors**: `BAD_INPUT` for a file that cannot be read.
    public MappingCheckView check(Path file, Path mapping) {
        try (Store store = Store.openForReading(file)) {
            List<TableSchema> captured = captured(store);
            return switch (new MappingReader(book.vocabulary()).read(KnowledgeBook.file(mapping), captured)) {
                case ReadMapping.Refused refused ->
                    new MappingCheckView(
                            mapping.toString(),
                            "",
                            refused.problems().stream()
                                    .map(PackProblem::toString)
                                    .toList(),
                            List.of(),
                            List.of(),
                            List.of());
                case ReadMapping.Accepted readable -> checked(readable, captured);
            };
        }
    }

    private MappingCheckView checked(ReadMapping.Accepted readable, List<TableSchema> captured) {
        return new MappingCheckView(
                readable.file(),
                readable.schema(),
                List.of(),
                readable.mapping().tables().stream()
                        .map(table -> table.entity() + " is " + table.table().table())
                        .toList(),
                book.vocabulary().entities().stream()
                        .map(Entity::name)
                        .filter(entity -> !readable.mapping().has(entity))
                        .toList(),
                captured.stream()
                        .map(TableSchema::name)
                        .filter(name -> name.schema().equals(readable.schema())
                                && readable.mapping().of(name).isEmpty())
                        .map(TableName::table)
                        .sorted()
                        .toList());
    }

    /// The mappings in force, beside the tables of a store where there is one.
    public MappingsView show(Path file) {
        boolean hasStore = Files.isRegularFile(file);
        List<TableName> captured = hasStore ? captured(file) : List.of();
        return new MappingsView(
                book.mappings().stream().map(known -> view(known, captured)).toList(),
                captured.stream()
                        .filter(name -> book.mapping().of(name).isEmpty())
                        .map(TableName::toString)
                        .distinct()
                        .sorted()
                        .toList(),
                book.problems().stream()
                        .filter(problem -> Path.of(problem.file()).startsWith(folder))
                        .map(PackProblem::toString)
                        .toList(),
                hasStore);
    }

    private static List<TableName> captured(Path file) {
        try (Store store = Store.openForReading(file)) {
            return store.catalogue().tables();
        }
    }

    /// One mapping in force.
    ///
    /// - **Errors**: `NOT_FOUND`.
    public MappingView one(String name) {
        return book.mappings().stream()
                .filter(known -> known.mapping().name().equals(name))
                .findFirst()
                .map(known -> view(known, List.of()))
                .orElseThrow(() -> new WorkbenchException(
                        ErrorCode.NOT_FOUND,
                        "There is no mapping " + name + ".",
                        "In force are: "
                                + book.mappings().stream()
                                        .map(known -> known.mapping().name())
                                        .collect(Collectors.joining(", "))
                                + "."));
    }

    private MappingView view(KnowledgeBook.KnownMapping known, List<TableName> captured) {
        ReadMapping.Accepted mapping = known.mapping();
        return new MappingView(
                mapping.name(),
                mapping.schema(),
                known.origin() == KnowledgeBook.Origin.BUILT_IN ? "built-in" : "user",
                mapping.file(),
                mapping.mapping().tables().stream()
                        .map(table -> view(table, captured))
                        .sorted(Comparator.comparing(MappingView.Table::entity))
                        .toList(),
                known.text());
    }

    private MappingView.Table view(TableMapping table, List<TableName> captured) {
        List<String> fields = book.vocabulary().entity(table.entity()).stream()
                .flatMap(entity -> entity.fields().stream())
                .map(Field::name)
                .filter(table.fields()::containsKey)
                .map(field -> field + ": " + table.fields().get(field).column())
                .toList();
        return new MappingView.Table(table.entity(), table.table().table(), fields, captured.contains(table.table()));
    }
}
