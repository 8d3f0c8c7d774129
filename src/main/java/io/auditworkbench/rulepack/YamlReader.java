package io.auditworkbench.rulepack;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// Reads the plain part of YAML 1.2: fields, lists and texts, in one document.
///
/// - **Errors**: what is too large, is no YAML, or uses anchors, aliases, tags, directives or a name twice is added to
///   the problems, each with its place.
/// - **Threading**: one thread.
final class YamlReader {

    private static final int MOST_BYTES = 262_144;
    private static final int DEEPEST = 12;
    private static final LoadSettings SETTINGS = LoadSettings.builder()
            .setUseMarks(true)
            .setCodePointLimit(MOST_BYTES)
            .setParseComments(false)
            .build();

    private final Problems problems;
    private final List<String> lines;
    private final Iterator<Event> events;

    private YamlReader(String text, Problems problems) {
        this.problems = problems;
        this.lines = text.lines().toList();
        this.events = new Parse(SETTINGS).parseString(text).iterator();
    }

    /// The fields at the top of a file; empty when there is a problem.
    static Optional<YamlNode.Fields> read(PackFile file, Problems problems) {
        if (file.size() > MOST_BYTES) {
            problems.add(Place.START, "the file has " + file.size() + " bytes", "at most " + MOST_BYTES);
            return Optional.empty();
        }
        String text = file.text().orElse(null);
        if (text == null) {
            problems.add(Place.START, "the file is not UTF-8", "text in UTF-8");
            return Optional.empty();
        }
        YamlNode root = read(text.startsWith("\uFEFF") ? text.substring(1) : text, problems);
        if (problems.isEmpty() && !(root instanceof YamlNode.Fields)) {
            problems.add(Place.START, "the file holds " + (root == null ? "nothing" : root.kind()), "fields");
        }
        return problems.isEmpty() && root instanceof YamlNode.Fields fields ? Optional.of(fields) : Optional.empty();
    }

    private static @Nullable YamlNode read(String text, Problems problems) {
        try {
            return new YamlReader(text, problems).document();
        } catch (MarkedYamlEngineException broken) {
            Place place = broken.getProblemMark().map(YamlReader::place).orElse(Place.START);
            problems.add(place, "this is no YAML: " + broken.getProblem(), "YAML 1.2");
        } catch (ReaderException broken) {
            String before = text.substring(0, text.offsetByCodePoints(0, broken.getPosition()));
            int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
            int column = before.codePointCount(before.lastIndexOf('\n') + 1, before.length()) + 1;
            problems.add(
                    new Place(line, column),
                    String.format("U+%04X cannot stand in YAML", broken.getCodePoint()),
                    "a visible character");
        } catch (YamlEngineException broken) {
            problems.add(Place.START, "this is no YAML", "YAML 1.2");
        }
        return null;
    }

    private @Nullable YamlNode document() {
        YamlNode root = null;
        boolean isFirst = true;
        while (events.hasNext()) {
            Event event = events.next();
            if (event instanceof DocumentStartEvent start) {
                if (!isFirst) {
                    problems.add(place(start), "a second document begins", "one document in a file");
                    return null;
                }
                if (start.getSpecVersion().isPresent() || !start.getTags().isEmpty()) {
                    problems.add(place(start), "YAML directives are not read", "no line that begins with %");
                }
                isFirst = false;
                root = node(events.next(), 0);
            }
        }
        return root;
    }

    private @Nullable YamlNode node(Event event, int depth) {
        if (event instanceof AliasEvent alias) {
            problems.add(place(event), "*" + alias.getAlias() + " is a YAML alias", "the value itself, written out");
            return null;
        }
        refuseTricks(event);
        if (depth >= DEEPEST && event instanceof CollectionStartEvent) {
            problems.add(place(event), "this is nested more than " + DEEPEST + " levels deep", "a flatter text");
            skip();
            return null;
        }
        return switch (event.getEventId()) {
            case Scalar -> scalar((ScalarEvent) event);
            case SequenceStart -> items(place(event), depth);
            case MappingStart -> fields(place(event), depth);
            case StreamStart, StreamEnd, DocumentStart, DocumentEnd, SequenceEnd, MappingEnd, Alias, Comment -> null;
        };
    }

    private void refuseTricks(Event event) {
        if (event instanceof NodeEvent node && node.getAnchor().isPresent()) {
            problems.add(
                    place(event),
                    "&" + node.getAnchor().get() + " is a YAML anchor",
                    "the value alone, without a name");
        }
        Optional<String> tag = switch (event) {
            case ScalarEvent scalar -> scalar.getTag();
            case CollectionStartEvent start -> start.getTag();
            default -> Optional.empty();
        };
        tag.ifPresent(name -> problems.add(
                place(event), name + " is a YAML tag", "the value alone: its type follows from its place"));
    }

    private YamlNode.Items items(Place place, int depth) {
        List<YamlNode> items = new ArrayList<>();
        for (Event event = events.next(); event.getEventId() != Event.ID.SequenceEnd; event = events.next()) {
            YamlNode item = node(event, depth + 1);
            if (item != null) {
                items.add(item);
            }
        }
        return new YamlNode.Items(items, place);
    }

    private YamlNode.Fields fields(Place place, int depth) {
        Map<String, YamlNode.Entry> entries = new LinkedHashMap<>();
        for (Event event = events.next(); event.getEventId() != Event.ID.MappingEnd; event = events.next()) {
            YamlNode name = node(event, depth + 1);
            YamlNode value = node(events.next(), depth + 1);
            if (name instanceof YamlNode.Scalar key && value != null) {
                YamlNode.Entry former = entries.putIfAbsent(key.text(), new YamlNode.Entry(key, value));
                if (former != null) {
                    problems.add(
                            key.place(),
                            "\"" + key.text() + "\" is there twice",
                            "one of them; the first is in line "
                                    + former.name().place().line());
                }
            } else if (name != null && value != null) {
                problems.add(name.place(), name.kind() + " where a name belongs", "a name, such as id");
            }
        }
        return new YamlNode.Fields(entries, place);
    }

    private YamlNode.Scalar scalar(ScalarEvent event) {
        return new YamlNode.Scalar(event.getValue(), new ScalarPlaces(lines, place(event), event.getScalarStyle()));
    }

    private void skip() {
        int open = 1;
        while (open > 0) {
            switch (events.next().getEventId()) {
                case SequenceStart, MappingStart -> open++;
                case SequenceEnd, MappingEnd -> open--;
                case StreamStart, StreamEnd, DocumentStart, DocumentEnd, Alias, Scalar, Comment -> {}
            }
        }
    }

    private static Place place(Event event) {
        return event.getStartMark().map(YamlReader::place).orElse(Place.START);
    }

    private static Place place(Mark mark) {
        return new Place(mark.getLine() + 1, mark.getColumn() + 1);
    }
}
