package io.auditworkbench.rulepack;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Takes typed values out of the fields of one thing in a file, and says which are missing, wrong or unknown.
///
/// - **Shape**: what is missing or wrong is answered by a harmless value, and is a problem, so that reading goes on.
/// - **Threading**: one thread.
final class FieldReader {

    private static final Pattern DURATION = Pattern.compile("([0-9]{1,6})([smhdw])");
    private static final int LONGEST_TEXT = 4_000;

    private final YamlNode.Fields fields;
    private final String what;
    private final Problems problems;

    /// Reads `fields` of `what`, "the rule", that can be the known ones only.
    FieldReader(YamlNode.Fields fields, String what, List<String> known, Problems problems) {
        this.fields = fields;
        this.what = what;
        this.problems = problems;
        fields.entries().forEach((name, entry) -> {
            if (!known.contains(name)) {
                problems.unknown(entry.name().place(), what + " has no field \"" + name + "\"", name, known);
            }
        });
    }

    Place place() {
        return fields.place();
    }

    boolean has(String name) {
        return fields.entries().containsKey(name);
    }

    /// The text of a field that must be there.
    Optional<YamlNode.Scalar> required(String name) {
        if (!has(name)) {
            problems.add(fields.place(), what + " has no " + name, name + ": and a text");
            return Optional.empty();
        }
        return optional(name);
    }

    /// The text of a field, if it is there.
    Optional<YamlNode.Scalar> optional(String name) {
        return value(name).flatMap(value -> text(value, name));
    }

    String text(String name) {
        return required(name).map(YamlNode.Scalar::text).orElse("");
    }

    /// A word that is made as names are.
    Optional<YamlNode.Scalar> name(String name, Pattern shape, String example) {
        return required(name).filter(scalar -> {
            boolean fits = shape.matcher(scalar.text()).matches();
            if (!fits) {
                problems.add(scalar.place(), "\"" + scalar.text() + "\" cannot be the " + name, example);
            }
            return fits;
        });
    }

    /// One of the words of an enum, written in lower case with hyphens.
    <E extends Enum<E>> E word(String name, Class<E> type, E otherwise) {
        Map<String, E> words = new LinkedHashMap<>();
        for (E constant : type.getEnumConstants()) {
            words.put(constant.name().toLowerCase(Locale.ROOT).replace('_', '-'), constant);
        }
        return optional(name)
                .map(scalar -> {
                    E found = words.get(scalar.text());
                    if (found == null) {
                        problems.unknown(
                                scalar.place(),
                                "there is no " + name + " \"" + scalar.text() + "\"",
                                scalar.text(),
                                words.keySet());
                    }
                    return found;
                })
                .orElse(otherwise);
    }

    <E extends Enum<E>> E requiredWord(String name, Class<E> type, E otherwise) {
        if (!has(name)) {
            List<String> words = Stream.of(type.getEnumConstants())
                    .map(constant -> constant.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                    .toList();
            problems.add(fields.place(), what + " has no " + name, name + ": " + Problems.oneOf(words));
            return otherwise;
        }
        return word(name, type, otherwise);
    }

    /// A whole number from `least` on.
    @Nullable
    Integer number(String name, int least) {
        return optional(name).map(scalar -> number(scalar, least)).orElse(null);
    }

    private @Nullable Integer number(YamlNode.Scalar scalar, int least) {
        if (scalar.text().matches("[0-9]{1,8}") && Integer.parseInt(scalar.text()) >= least) {
            return Integer.valueOf(scalar.text());
        }
        problems.add(
                scalar.place(),
                "\"" + scalar.text() + "\" is no whole number" + (least > 0 ? " from " + least + " on" : ""),
                "a number such as " + Math.max(1, least));
        return null;
    }

    @Nullable
    Duration duration(String name) {
        return optional(name).map(this::duration).orElse(null);
    }

    private @Nullable Duration duration(YamlNode.Scalar scalar) {
        Matcher parts = DURATION.matcher(scalar.text());
        if (!parts.matches()) {
            problems.add(
                    scalar.place(),
                    "\"" + scalar.text() + "\" is no length of time",
                    "such as 90s, 15m, 2h, 30d or 4w");
            return null;
        }
        long count = Long.parseLong(parts.group(1));
        return switch (parts.group(2)) {
            case "s" -> Duration.ofSeconds(count);
            case "m" -> Duration.ofMinutes(count);
            case "h" -> Duration.ofHours(count);
            case "d" -> Duration.ofDays(count);
            default -> Duration.ofDays(7 * count);
        };
    }

    /// The items of a list that may be missing.
    List<YamlNode> items(String name) {
        return value(name)
                .map(value -> {
                    if (value instanceof YamlNode.Items items) {
                        return items.items();
                    }
                    problems.add(value.place(), name + " is " + value.kind(), "a list");
                    return Collections.<YamlNode>emptyList();
                })
                .orElse(List.of());
    }

    List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        items(name).forEach(item -> text(item, name).ifPresent(scalar -> texts.add(scalar.text())));
        return texts;
    }

    /// The fields of each item of a list.
    List<FieldReader> each(String name, String oneOf, List<String> known) {
        return items(name).stream()
                .map(item -> fields(item, oneOf, known, problems))
                .flatMap(Optional::stream)
                .toList();
    }

    Optional<FieldReader> inner(String name, String of, List<String> known) {
        return value(name).flatMap(value -> fields(value, of, known, problems));
    }

    /// Values by names that are not known beforehand.
    Collection<YamlNode.Entry> entries(String name) {
        return value(name)
                .map(value -> {
                    if (value instanceof YamlNode.Fields inner) {
                        return inner.entries().values();
                    }
                    problems.add(value.place(), name + " is " + value.kind(), "names and their values");
                    return List.<YamlNode.Entry>of();
                })
                .orElse(List.of());
    }

    Optional<YamlNode> value(String name) {
        return Optional.ofNullable(fields.entries().get(name)).map(YamlNode.Entry::value);
    }

    Optional<YamlNode.Scalar> text(YamlNode value, String name) {
        if (!(value instanceof YamlNode.Scalar scalar)
                || scalar.isNothing()
                || scalar.text().isBlank()) {
            String kind = value instanceof YamlNode.Scalar ? "nothing" : value.kind();
            problems.add(value.place(), name + " is " + kind, "a text");
            return Optional.empty();
        }
        if (scalar.text().length() > LONGEST_TEXT) {
            problems.add(
                    scalar.place(), name + " has " + scalar.text().length() + " characters", "at most " + LONGEST_TEXT);
            return Optional.empty();
        }
        return Optional.of(scalar);
    }

    static Optional<FieldReader> fields(YamlNode value, String what, List<String> known, Problems problems) {
        if (value instanceof YamlNode.Fields inner) {
            return Optional.of(new FieldReader(inner, what, known, problems));
        }
        problems.add(value.place(), what + " is " + value.kind(), Problems.oneOf(known) + ", each with its value");
        return Optional.empty();
    }
}
