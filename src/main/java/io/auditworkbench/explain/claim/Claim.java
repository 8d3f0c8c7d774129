package io.auditworkbench.explain.claim;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One thing that a model says, with what it rests on.
///
/// - **Shape**: `events` are ids as the model wrote them; `text` is one sentence.
public sealed interface Claim {

    /// What it cites.
    List<String> events();

    /// The sentence.
    String text();

    /// What kind of claim it is.
    Kind kind();

    /// Every kind, with the word that a model writes.
    enum Kind {
        VALUE_CHANGE("value_change"),
        COUNT("count"),
        SUM("sum"),
        ORDER("order"),
        ACTOR("actor"),
        RULE("rule"),
        ABSENCE("absence"),
        HYPOTHESIS("hypothesis");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /// As a model writes it.
        public String word() {
            return word;
        }
    }

    /// A column was one thing and became another; null where there is none, or `NULL`.
    record ValueChange(
            List<String> events,
            String field,
            @Nullable String before,
            @Nullable String after,
            String text) implements Claim {
        public ValueChange {
            events = List.copyOf(events);
            Objects.requireNonNull(field, "field");
        }

        @Override
        public Kind kind() {
            return Kind.VALUE_CHANGE;
        }
    }

    /// So many changes are cited.
    record Count(List<String> events, BigDecimal number, String text) implements Claim {
        public Count {
            events = List.copyOf(events);
        }

        @Override
        public Kind kind() {
            return Kind.COUNT;
        }
    }

    /// A column's differences add up to a number.
    record Sum(List<String> events, String field, BigDecimal number, String text) implements Claim {
        public Sum {
            events = List.copyOf(events);
        }

        @Override
        public Kind kind() {
            return Kind.SUM;
        }
    }

    /// The cited changes happened in this order.
    record Order(List<String> events, String text) implements Claim {
        public Order {
            events = List.copyOf(events);
        }

        @Override
        public Kind kind() {
            return Kind.ORDER;
        }
    }

    /// Somebody did it, known so far.
    record Actor(List<String> events, String actor, String grade, String text) implements Claim {
        public Actor {
            events = List.copyOf(events);
        }

        @Override
        public Kind kind() {
            return Kind.ACTOR;
        }
    }

    /// What the check is, or what a figure of the subject is: either `rule`, or `field` and `number`.
    record OfRule(
            List<String> events,
            @Nullable String rule,
            @Nullable String field,
            @Nullable String number,
            String text) implements Claim {
        public OfRule {
            events = List.copyOf(events);
        }

        @Override
        public Kind kind() {
            return Kind.RULE;
        }
    }

    /// Nothing else is known to have happened.
    record Absence(List<String> events, String text) implements Claim {
        public Absence {
            events = List.copyOf(events);
        }

        @Override
        public Kind kind() {
            return Kind.ABSENCE;
        }
    }

    /// What it could have been.
    record Hypothesis(List<String> events, String text) implements Claim {
        public Hypothesis {
            events = List.copyOf(events);
        }

        @Override
        public Kind kind() {
            return Kind.HYPOTHESIS;
        }
    }
}
