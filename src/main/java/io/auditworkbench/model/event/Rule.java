package io.auditworkbench.model.event;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A rule as data: which row changes start a business event, which others belong to it, what it says, and what takes it
/// back.
///
/// - **Shape**: conditions are texts of the filter language over the words of the vocabulary (docs/rules.md). `subject`
///   is the entity whose changes are looked at together across transactions; null for a rule that needs only its own
///   transaction.
/// - **Source**: the header follows Sigma 2.1.0 (`id`, `title`, `status`, `level`, `falsepositives`, `tags`).
public record Rule(
        Header header,
        RuleVersion version,
        @Nullable String subject,
        Start start,
        List<Part> parts,
        List<Check> checks,
        Emission emission,
        List<Correction> corrections) {

    public Rule {
        Objects.requireNonNull(header, "header");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(start, "start");
        parts = List.copyOf(parts);
        checks = List.copyOf(checks);
        Objects.requireNonNull(emission, "emission");
        corrections = List.copyOf(corrections);
    }

    /// What people need to know of a rule.
    public record Header(
            String id,
            String title,
            int version,
            Status status,
            Level level,
            String description,
            List<String> falsePositives,
            List<String> tags) {
        public Header {
            falsePositives = List.copyOf(falsePositives);
            tags = List.copyOf(tags);
        }
    }

    /// How far a rule is proven.
    public enum Status {
        EXPERIMENTAL,
        TEST,
        STABLE,
        DEPRECATED
    }

    /// How much its conclusions matter.
    public enum Level {
        INFORMATIONAL,
        LOW,
        MEDIUM,
        HIGH,
        CRITICAL
    }

    /// The change that starts a conclusion: of a row of `entity`, where `when` holds.
    public record Start(String entity, String when) {}

    /// Other row changes that belong to it, or must not be there.
    ///
    /// - **Shape**: `on` pairs fields of the part with fields of the start that must be equal; empty for those joined
    ///   by the subject. `atMost` 0 is "must be absent"; null is any number. `need` says what follows when the count is
    ///   wrong. A part of scope [Scope.AsOfStart] is rows, of the others row changes.
    public record Part(
            String name,
            String entity,
            String when,
            Map<String, String> on,
            Scope scope,
            int atLeast,
            @Nullable Integer atMost,
            Need need) {
        public Part {
            Objects.requireNonNull(name, "name");
            on = Map.copyOf(on);
        }
    }

    /// Where the changes of a part are looked for.
    public sealed interface Scope {

        /// In the transaction of the start.
        record SameTransaction() implements Scope {}

        /// Rows as they stood when the transaction of the start ended.
        record AsOfStart() implements Scope {}

        /// Changes committed so long before and after the start.
        record Within(Duration before, Duration after) implements Scope {}
    }

    /// What follows when a condition does not hold.
    public enum Need {
        /// No conclusion.
        REQUIRED,
        /// A conclusion that is one step less sure.
        EXPECTED,
        /// Nothing; what is there is used.
        OPTIONAL
    }

    /// Two expressions that are equal, compared as exact numbers or as texts.
    public record Check(String name, String left, String right, Need need) {}

    /// What a conclusion says.
    ///
    /// - **Shape**: `actor` is an expression, null for whoever committed the start.
    public record Emission(
            String type,
            @Nullable String actor,
            Confidence confidence,
            List<ObjectTemplate> objects,
            List<AttributeTemplate> attributes) {
        public Emission {
            objects = List.copyOf(objects);
            attributes = List.copyOf(attributes);
        }
    }

    /// An object of the conclusion: `id` is a path such as `start.customer` or, one for each row, `lines.product`.
    public record ObjectTemplate(String type, String id, String qualifier) {}

    /// A value of the conclusion.
    public record AttributeTemplate(String name, String expression) {}

    /// A later change of the subject that corrects or takes back a conclusion.
    ///
    /// - **Shape**: `within` null is at any time later.
    public record Correction(
            Kind kind, String entity, String when, @Nullable Duration within, String because) {

        /// What it does.
        public enum Kind {
            /// The values are taken again, as they stand after the change.
            CORRECTS,
            /// The conclusion is withdrawn.
            WITHDRAWS
        }
    }
}
