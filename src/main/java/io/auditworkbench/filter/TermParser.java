package io.auditworkbench.filter;

import io.auditworkbench.filter.FilterParser.Operand;
import io.auditworkbench.filter.FilterProblem.Code;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Parses one term after the other: cuts it out, gives it a meaning, colours it, and keeps where it stands.
final class TermParser {

    private static final int MOST_TERMS = 1_000;
    private static final int MOST_OPERANDS = 10_000;

    private final ProblemList problems;
    private final TokenList tokens;
    private final TermScanner scanner;
    private final TermReader reader;
    private final DirectiveReader directives;
    private final List<TermSource> sources = new ArrayList<>();
    private int operandCount;

    /// Whether the term stands where the whole filter can be told something.
    enum Place {
        OUTERMOST,
        NESTED
    }

    TermParser(TextCursor cursor, ProblemList problems, TokenList tokens) {
        this.problems = problems;
        this.tokens = tokens;
        TermNotes notes = new TermNotes(problems, cursor.text().length());
        scanner = new TermScanner(cursor, problems, tokens);
        reader = new TermReader(notes);
        directives = new DirectiveReader(notes);
    }

    Directives directives() {
        return directives.collected();
    }

    List<TermSource> sources() {
        return sources;
    }

    /// True when another term would be too many.
    boolean isFull() {
        return sources.size() >= MOST_TERMS || operandCount > MOST_OPERANDS;
    }

    /// Parses the term at the cursor; absent when it is a directive.
    Operand parse(Place place) {
        int firstToken = tokens.size();
        problems.takeWorst();
        RawTerm raw = scanner.read();
        Optional<FieldName> name = name(raw);
        boolean isDirective = name.isPresent() && name.get() instanceof FieldName.Directive;
        FilterExpression meaning = null;
        if (isDirective) {
            readDirective(raw, (FieldName.Directive) name.get(), place);
        } else if (problems.worst() == TermState.VALID) {
            meaning = meaning(raw, name);
        }
        TermState state = problems.takeWorst();
        tokens.colour(firstToken, state);
        boolean isUsable = state == TermState.VALID || state == TermState.ODD;
        Optional<FilterExpression> usable = isUsable ? Optional.ofNullable(meaning) : Optional.empty();
        sources.add(source(raw, name, usable, state));
        return isDirective ? Operand.NONE : Operand.of(usable.orElse(null));
    }

    private Optional<FieldName> name(RawTerm raw) {
        return switch (raw) {
            case RawTerm.Sort _ -> Optional.of(new FieldName.Directive(FieldName.Word.SORT));
            case RawTerm.Word _, RawTerm.Broken _ -> Optional.empty();
            case RawTerm.Test test -> resolved(test);
        };
    }

    private Optional<FieldName> resolved(RawTerm.Test test) {
        List<String> parts = test.names().stream().map(RawName::text).toList();
        if (parts.stream().anyMatch(String::isEmpty)) {
            return Optional.empty();
        }
        Optional<FieldName> name = FieldNames.resolve(parts);
        if (name.isEmpty()) {
            String message = "a column has at most a side, a schema and a table before it: old.shop.orders.total";
            problems.add(Code.BAD_NAME, test.fieldSpan(), message);
        }
        return name;
    }

    private @Nullable FilterExpression meaning(RawTerm raw, Optional<FieldName> name) {
        return switch (raw) {
            case RawTerm.Word word -> reader.read(word);
            case RawTerm.Test test
            when name.isPresent() && !test.operands().isEmpty() -> {
                operandCount += test.operands().size();
                yield reader.read(name.get(), test);
            }
            case RawTerm.Test _, RawTerm.Sort _, RawTerm.Broken _ -> null;
        };
    }

    private void readDirective(RawTerm raw, FieldName.Directive directive, Place place) {
        if (place == Place.NESTED) {
            String message = "this is about the whole filter: write it at the end, outside brackets";
            problems.add(Code.MISPLACED_DIRECTIVE, raw.span(), message);
        }
        if (problems.worst() != TermState.VALID) {
            return;
        }
        switch (raw) {
            case RawTerm.Sort sort -> directives.read(sort);
            case RawTerm.Test test when !test.operands().isEmpty() -> directives.read(directive.word(), test);
            case RawTerm.Test _, RawTerm.Word _, RawTerm.Broken _ -> {}
        }
    }

    private static TermSource source(
            RawTerm raw, Optional<FieldName> name, Optional<FilterExpression> meaning, TermState state) {
        List<TextSpan> parts = switch (raw) {
            case RawTerm.Test test -> test.names().stream().map(RawName::span).toList();
            case RawTerm.Sort sort -> List.of(sort.fieldSpan());
            case RawTerm.Word _, RawTerm.Broken _ -> List.of();
        };
        List<TextSpan> operands = switch (raw) {
            case RawTerm.Test test ->
                test.operands().stream().map(RawOperand::span).toList();
            case RawTerm.Sort sort -> List.of(RawTerm.spanOf(sort.key()));
            case RawTerm.Word _, RawTerm.Broken _ -> List.of();
        };
        Optional<Operator> operator = switch (raw) {
            case RawTerm.Test test -> Optional.of(test.operator());
            case RawTerm.Sort _ -> Optional.of(Operator.MATCHES);
            case RawTerm.Word _, RawTerm.Broken _ -> Optional.empty();
        };
        return new TermSource(raw.span(), name, parts, operator, operands, meaning, state);
    }
}
