package io.auditworkbench.explain;

import io.auditworkbench.masking.MaskedText;
import io.auditworkbench.model.event.ConditionOutcome;
import io.auditworkbench.model.event.EventAttribute;
import io.auditworkbench.model.event.ObjectLink;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The facts of one thing, from which alone its explanation is made.
///
/// - **Shape**: ids as people write them (`A17`, `B12`, `T88`, `E1024`, `G3`).
public sealed interface FactSheet {

    /// What is explained.
    String id();

    /// What could be seen around it.
    Coverage coverage();

    /// Who did it, how far that can be relied on, and how it is known.
    ///
    /// - **Shape**: `grade` is `exact`, `corroborated`, `heuristic` or `unknown`; `source` a few words.
    record Who(String name, String grade, String source) {

        /// Whether anybody is known.
        public boolean isKnown() {
            return !grade.equals("unknown");
        }
    }

    /// One column on both sides of a change; a side is empty where there is none.
    record Column(String name, Optional<Value> before, Optional<Value> after) {}

    /// A value; its text counts only when it is there.
    record Value(MaskedText shown, State state) {}

    /// Whether a value is there, and whether it is a number.
    enum State {
        THERE,
        NUMBER,
        NULL,
        NOT_LOGGED
    }

    /// One change; `table` with its schema, `row` with its table and key, or the table alone.
    record Change(
            String id,
            String transaction,
            Instant at,
            String operation,
            String table,
            String row,
            Who who,
            List<Column> columns,
            String position) {
        public Change {
            columns = List.copyOf(columns);
        }
    }

    /// What could be seen: since when until when was watched, whether all of the range was, and the gaps in it.
    record Coverage(Optional<Instant> watchedFrom, Optional<Instant> watchedUntil, Verdict verdict, List<Gap> gaps) {
        public Coverage {
            gaps = List.copyOf(gaps);
        }
    }

    /// What can be said of a range.
    enum Verdict {
        NO_KNOWN_GAP,
        GAPS,
        PARTLY_WATCHED,
        NOT_WATCHED
    }

    /// A hole in coverage.
    record Gap(String id, String meaning, List<String> tables) {
        public Gap {
            tables = List.copyOf(tables);
        }
    }

    /// A number against what is usual; `typical` is empty where nothing is known.
    record Measured(String name, MaskedText actual, MaskedText typical, String unit, long sampleSize) {}

    /// A value that a check was set to.
    record Setting(String name, String value, String unit, String meaning) {}

    /// Something known of the past, a number in a few words.
    record Past(String name, String value) {}

    /// The check that told a finding.
    record Check(String id, String title, String description, List<Setting> settings) {
        public Check {
            settings = List.copyOf(settings);
        }
    }

    /// What somebody said of a finding.
    record Said(String state, String reason, String by, Instant at) {}

    /// A business event in a few words.
    record Business(String id, String type, String objects, String standing, Part part) {

        /// As it is named in a sentence.
        String named() {
            return type + " of " + objects + (standing.equals("stands") ? "" : " (" + standing + ")");
        }
    }

    /// A finding in a few words.
    record Finding(String id, String severity, MaskedText sentence) {}

    /// What a change is to a business event.
    enum Part {
        STARTED,
        BELONGS
    }

    /// A group of findings; `history` is what else is known of its actor.
    record OfAnomaly(
            String id,
            String severity,
            MaskedText sentence,
            Check check,
            Instant first,
            Instant last,
            long hits,
            long changeCount,
            Who who,
            List<Measured> measures,
            List<Change> changes,
            List<Business> business,
            List<Said> said,
            List<Past> history,
            Coverage coverage)
            implements FactSheet {
        public OfAnomaly {
            measures = List.copyOf(measures);
            changes = List.copyOf(changes);
            business = List.copyOf(business);
            said = List.copyOf(said);
            history = List.copyOf(history);
        }

        /// The same with what else is known of its actor.
        public OfAnomaly withHistory(List<Past> other) {
            return new OfAnomaly(
                    id,
                    severity,
                    sentence,
                    check,
                    first,
                    last,
                    hits,
                    changeCount,
                    who,
                    measures,
                    changes,
                    business,
                    said,
                    other,
                    coverage);
        }
    }

    /// The rule that concluded a business event, as it was written then.
    record RuleText(String id, int version, String sha256, String title, String description, List<String> wrongWhen) {
        public RuleText {
            wrongWhen = List.copyOf(wrongWhen);
        }
    }

    /// A business event.
    record OfBusiness(
            String id,
            int revision,
            String type,
            Instant at,
            Who who,
            List<ObjectLink> objects,
            List<EventAttribute> attributes,
            String confidence,
            String standing,
            String because,
            RuleText rule,
            List<ConditionOutcome> conditions,
            long changeCount,
            List<Change> changes,
            List<Finding> findings,
            Coverage coverage)
            implements FactSheet {
        public OfBusiness {
            objects = List.copyOf(objects);
            attributes = List.copyOf(attributes);
            conditions = List.copyOf(conditions);
            changes = List.copyOf(changes);
            findings = List.copyOf(findings);
        }
    }

    /// What several changes of a row come to.
    record Row(String row, String outcome, List<Column> columns, List<String> changes) {
        public Row {
            columns = List.copyOf(columns);
            changes = List.copyOf(changes);
        }
    }

    /// How many changes of a kind a table has.
    record Count(String table, String operation, long changes) {}

    /// The sum of the differences of a number column.
    record Balance(String column, BigDecimal sum) {}

    /// A transaction; `rows` are what its changes come to, `changes` the first of them.
    record OfTransaction(
            String id,
            String kind,
            Instant at,
            Who who,
            String position,
            long changeCount,
            List<Count> counts,
            List<Row> rows,
            List<Change> changes,
            List<Balance> balances,
            List<String> notes,
            List<Business> business,
            List<Finding> findings,
            Coverage coverage)
            implements FactSheet {
        public OfTransaction {
            counts = List.copyOf(counts);
            rows = List.copyOf(rows);
            changes = List.copyOf(changes);
            balances = List.copyOf(balances);
            notes = List.copyOf(notes);
            business = List.copyOf(business);
            findings = List.copyOf(findings);
        }
    }

    /// One change with its transaction.
    record OfEvent(
            Change change,
            long transactionSize,
            Optional<MaskedText> statement,
            List<Business> business,
            List<Finding> findings,
            Coverage coverage)
            implements FactSheet {
        public OfEvent {
            business = List.copyOf(business);
            findings = List.copyOf(findings);
        }

        @Override
        public String id() {
            return change.id();
        }
    }
}
