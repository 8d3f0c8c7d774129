package io.auditworkbench.rulepack;

import io.auditworkbench.filter.FilterExpression;
import io.auditworkbench.filter.FilterParser;
import io.auditworkbench.infer.Expression;
import io.auditworkbench.infer.Vocabulary;
import io.auditworkbench.infer.Vocabulary.Entity;
import io.auditworkbench.model.event.Confidence;
import io.auditworkbench.model.event.Rule;
import io.auditworkbench.model.event.RuleVersion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads one rule from the fields of a file.
///
/// - **Shape**: a rule is made whatever is wrong; it counts only when there are no problems.
/// - **Threading**: one thread.
final class RuleText {

    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+){0,9}");
    private static final List<String> KNOWN = List.of(
            "id",
            "title",
            "version",
            "status",
            "level",
            "description",
            "falsepositives",
            "tags",
            "subject",
            "start",
            "parts",
            "checks",
            "emit",
            "corrections",
            "tests");
    private static final int MOST_PARTS = 20;

    private final Vocabulary vocabulary;
    private final Problems problems;
    private final FieldReader top;
    private final Map<String, Entity> sources = new LinkedHashMap<>();
    private @Nullable Entity subject;

    RuleText(YamlNode.Fields root, Vocabulary vocabulary, Problems problems) {
        this.vocabulary = vocabulary;
        this.problems = problems;
        this.top = new FieldReader(root, "the rule", KNOWN, problems);
    }

    Rule rule(String sha256) {
        Rule.Header header = header();
        subject = top.optional("subject").flatMap(this::subject).orElse(null);
        Rule.Start start = start();
        PartText parts = new PartText(vocabulary, subject, sources, problems);
        List<Rule.Part> read = top.each("parts", "a part", PartText.KNOWN).stream()
                .map(parts::part)
                .flatMap(Optional::stream)
                .toList();
        if (read.size() > MOST_PARTS) {
            problems.add(top.place(), "the rule has " + read.size() + " parts", "at most " + MOST_PARTS);
        }
        ExpressionCheck expressions = new ExpressionCheck(sources, problems);
        return new Rule(
                header,
                new RuleVersion(header.id(), header.version(), sha256),
                subject == null ? null : subject.name(),
                start,
                read,
                checks(expressions),
                emission(expressions),
                corrections(start));
    }

    List<RuleSample> samples() {
        return new SampleText(vocabulary, problems).samples(top);
    }

    private Rule.Header header() {
        String id = top.name("id", ID, "small letters and digits, with hyphens between words")
                .map(YamlNode.Scalar::text)
                .orElse("");
        String title = top.text("title");
        top.required("version");
        Integer version = top.number("version", 1);
        return new Rule.Header(
                id,
                title,
                version == null ? 1 : version,
                top.requiredWord("status", Rule.Status.class, Rule.Status.EXPERIMENTAL),
                top.requiredWord("level", Rule.Level.class, Rule.Level.INFORMATIONAL),
                top.text("description"),
                top.texts("falsepositives"),
                top.texts("tags"));
    }

    private Optional<Entity> subject(YamlNode.Scalar name) {
        Optional<Entity> entity = entity(name, vocabulary, problems);
        if (entity.isPresent() && entity.get().field("id").isEmpty()) {
            problems.add(name.place(), name.text() + " has no id, so nothing belongs to it", "an entity with an id");
            return Optional.empty();
        }
        return entity;
    }

    private Rule.Start start() {
        if (!top.has("start")) {
            problems.add(top.place(), "the rule has no start", "start: {entity: order, when: \"status:*->sold\"}");
        }
        return top.inner("start", "the start", List.of("entity", "when"))
                .map(reader -> {
                    String when = "";
                    Optional<YamlNode.Scalar> name = reader.required("entity");
                    Optional<YamlNode.Scalar> condition = reader.required("when");
                    Entity entity = name.flatMap(word -> entity(word, vocabulary, problems))
                            .orElse(null);
                    if (entity != null) {
                        sources.put(Expression.START, entity);
                        checkBelongs(entity, name.orElseThrow().place(), "the start");
                        when = condition
                                .map(new ConditionCheck(entity, ConditionCheck.Rows.CHANGES, problems)::check)
                                .orElse("");
                    }
                    return new Rule.Start(entity == null ? "" : entity.name(), when);
                })
                .orElse(new Rule.Start("", ""));
    }

    private void checkBelongs(Entity entity, Place place, String what) {
        Entity of = subject;
        if (of != null && vocabulary.belongsBy(entity.name(), of.name()).isEmpty()) {
            problems.add(
                    place,
                    what + " cannot be joined: " + entity.name() + " does not belong to " + of.name(),
                    Problems.oneOf(belonging(vocabulary, of)));
        }
    }

    private List<Rule.Check> checks(ExpressionCheck expressions) {
        List<Rule.Check> checks = new ArrayList<>();
        for (FieldReader reader : top.each("checks", "a check", List.of("name", "left", "right", "need"))) {
            String name = reader.name("name", ID, "such as total-equals-lines")
                    .map(YamlNode.Scalar::text)
                    .orElse("");
            Optional<YamlNode.Scalar> left = reader.required("left");
            Optional<YamlNode.Scalar> right = reader.required("right");
            if (left.isPresent() && right.isPresent()) {
                expressions.checkEqual(left.get(), right.get());
            }
            checks.add(new Rule.Check(
                    name,
                    left.map(YamlNode.Scalar::text).orElse(""),
                    right.map(YamlNode.Scalar::text).orElse(""),
                    reader.word("need", Rule.Need.class, Rule.Need.EXPECTED)));
        }
        return checks;
    }

    private Rule.Emission emission(ExpressionCheck expressions) {
        if (!top.has("emit")) {
            problems.add(top.place(), "the rule has no emit", "emit: {type: sale-completed, confidence: high}");
        }
        List<String> known = List.of("type", "actor", "confidence", "objects", "attributes");
        return top.inner("emit", "emit", known)
                .map(reader -> {
                    Optional<YamlNode.Scalar> actor = reader.optional("actor");
                    actor.ifPresent(expressions::check);
                    return new Rule.Emission(
                            reader.name("type", ID, "past tense with hyphens, such as sale-completed")
                                    .map(YamlNode.Scalar::text)
                                    .orElse(""),
                            actor.map(YamlNode.Scalar::text).orElse(null),
                            reader.requiredWord("confidence", Confidence.class, Confidence.LOW),
                            objects(reader, expressions),
                            attributes(reader, expressions));
                })
                .orElse(new Rule.Emission("", null, Confidence.LOW, List.of(), List.of()));
    }

    private List<Rule.ObjectTemplate> objects(FieldReader emit, ExpressionCheck expressions) {
        List<Rule.ObjectTemplate> objects = new ArrayList<>();
        for (FieldReader reader : emit.each("objects", "an object", List.of("type", "id", "qualifier"))) {
            Optional<YamlNode.Scalar> type = reader.required("type");
            Optional<YamlNode.Scalar> id = reader.required("id");
            Optional<Entity> entity = type.flatMap(word -> entity(word, vocabulary, problems));
            if (entity.isPresent() && id.isPresent()) {
                expressions.checkObject(id.get(), entity.get());
            }
            objects.add(new Rule.ObjectTemplate(
                    type.map(YamlNode.Scalar::text).orElse(""),
                    id.map(YamlNode.Scalar::text).orElse(""),
                    reader.name("qualifier", ID, "such as buyer")
                            .map(YamlNode.Scalar::text)
                            .orElse("")));
        }
        return objects;
    }

    private List<Rule.AttributeTemplate> attributes(FieldReader emit, ExpressionCheck expressions) {
        List<Rule.AttributeTemplate> attributes = new ArrayList<>();
        for (YamlNode.Entry entry : emit.entries("attributes")) {
            if (!VocabularyReader.WORD.matcher(entry.name().text()).matches()) {
                problems.add(
                        entry.name().place(),
                        "\"" + entry.name().text() + "\" cannot be the name of an attribute",
                        "small letters, digits and _");
            }
            emit.text(entry.value(), entry.name().text()).ifPresent(text -> {
                expressions.check(text);
                attributes.add(new Rule.AttributeTemplate(entry.name().text(), text.text()));
            });
        }
        return attributes;
    }

    private List<Rule.Correction> corrections(Rule.Start start) {
        List<Rule.Correction> corrections = new ArrayList<>();
        List<String> known = List.of("do", "entity", "when", "within", "because");
        for (FieldReader reader : top.each("corrections", "a correction", known)) {
            if (subject == null) {
                problems.add(
                        reader.place(),
                        "a later change cannot be joined: the rule has no subject",
                        "subject: and the entity that both changes belong to");
            }
            Optional<YamlNode.Scalar> name = reader.required("entity");
            Optional<YamlNode.Scalar> when = reader.required("when");
            Entity entity =
                    name.flatMap(word -> entity(word, vocabulary, problems)).orElse(null);
            if (entity != null) {
                checkBelongs(entity, name.orElseThrow().place(), "the correction");
                when.ifPresent(new ConditionCheck(entity, ConditionCheck.Rows.CHANGES, problems)::check);
                when.ifPresent(text -> checkIsNotStart(entity, text, start));
            }
            Duration within = reader.duration("within");
            corrections.add(new Rule.Correction(
                    reader.requiredWord("do", Rule.Correction.Kind.class, Rule.Correction.Kind.CORRECTS),
                    entity == null ? "" : entity.name(),
                    when.map(YamlNode.Scalar::text).orElse(""),
                    within,
                    reader.text("because")));
        }
        return corrections;
    }

    /// A conclusion that its own start takes back would go round in a circle.
    private void checkIsNotStart(Entity entity, YamlNode.Scalar when, Rule.Start start) {
        if (entity.name().equals(start.entity()) && meaning(when.text()).equals(meaning(start.when()))) {
            problems.add(
                    when.place(),
                    "the correction is the start again: each conclusion would correct the one before",
                    "another condition than that of the start");
        }
    }

    private static FilterExpression meaning(String condition) {
        return FilterParser.parse(condition).readable();
    }

    /// The entity that a text names.
    static Optional<Entity> entity(YamlNode.Scalar name, Vocabulary vocabulary, Problems problems) {
        Optional<Entity> entity = vocabulary.entity(name.text());
        if (entity.isEmpty()) {
            problems.unknown(
                    name.place(),
                    "the vocabulary has no entity \"" + name.text() + "\"",
                    name.text(),
                    vocabulary.entities().stream().map(Entity::name).toList());
        }
        return entity;
    }

    /// The entities that belong to a subject.
    static List<String> belonging(Vocabulary vocabulary, Entity subject) {
        return vocabulary.entities().stream()
                .map(Entity::name)
                .filter(name -> vocabulary.belongsBy(name, subject.name()).isPresent())
                .toList();
    }
}
