package io.auditworkbench.store.ocel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;

/// Gathers an object-centric event log in a file of its own, because the types stand before the events and are known
/// after the last of them; memory does not grow with it.
///
/// - **Errors**: as [OcelConnection].
/// - **Threading**: one thread at a time.
public final class OcelStage implements AutoCloseable {

    private final Path file;
    private final OcelConnection work;
    private final OcelTypes eventTypes = new OcelTypes();
    private final OcelTypes objectTypes = new OcelTypes();
    private long events;

    private OcelStage(Path file, OcelConnection work) {
        this.file = file;
        this.work = work;
    }

    /// Begins in a new file, which is gone after [#close()]; what an interrupted run left there is written over.
    public static OcelStage in(Path file) {
        delete(file);
        OcelConnection work = OcelConnection.open(file);
        work.run(
                "create table event(n integer primary key, id text, type text, at integer, attributes text, links text)"
                        + " strict");
        work.run("create table object(id text primary key, type text) strict, without rowid");
        work.run("create table state(object text, name text, at integer, n integer, text text,"
                + " primary key(object, name, at, n)) strict, without rowid");
        work.run("create table relation(source text, target text, qualifier text,"
                + " primary key(source, target, qualifier)) strict, without rowid");
        return new OcelStage(file, work);
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException undeletable) {
            throw new UncheckedIOException(undeletable);
        }
    }

    /// Adds an event; its objects must have been added.
    public void add(OcelEvent event) {
        long number = ++events;
        eventTypes.learn(event.type());
        List<String> attributes = new ArrayList<>();
        for (OcelValue value : event.values()) {
            attributes.add(eventTypes.learn(event.type(), value));
            attributes.add(value.text());
        }
        List<String> links = new ArrayList<>();
        for (OcelEvent.Link link : new LinkedHashSet<>(event.links())) {
            links.add(link.objectId());
            links.add(link.qualifier());
        }
        work.run(
                "insert into event values(?, ?, ?, ?, ?, ?)",
                number,
                event.id(),
                event.type(),
                event.atMicros(),
                packed(attributes),
                packed(links));
    }

    /// Texts as one: a row for each would take most of the time.
    private static String packed(List<String> texts) {
        StringBuilder packed = new StringBuilder();
        for (String text : texts) {
            packed.append(text.length()).append(':').append(text);
        }
        return packed.toString();
    }

    private static List<String> unpacked(String packed) {
        List<String> texts = new ArrayList<>();
        int at = 0;
        while (at < packed.length()) {
            int colon = packed.indexOf(':', at);
            int end = colon + 1 + Integer.parseInt(packed, at, colon, 10);
            texts.add(packed.substring(colon + 1, end));
            at = end;
        }
        return texts;
    }

    /// Adds an object, unless it is there.
    public void object(String id, String type) {
        objectTypes.learn(type);
        work.run("insert or ignore into object values(?, ?)", id, type);
    }

    /// Until a moment an object had this value; it counts where nothing earlier is known.
    public void stateBefore(String object, String type, OcelObject.State state) {
        put(object, type, state, -events);
    }

    /// An object had a value since a moment.
    public void state(String object, String type, OcelObject.State state) {
        put(object, type, state, events);
    }

    private void put(String object, String type, OcelObject.State state, long order) {
        String name = objectTypes.learn(type, state.value());
        work.run(
                "insert or replace into state values(?, ?, ?, ?, ?)",
                object,
                name,
                state.sinceMicros(),
                order,
                state.value().text());
    }

    /// An object belongs to another.
    public void relation(String source, OcelEvent.Link target) {
        work.run("insert or ignore into relation values(?, ?, ?)", source, target.objectId(), target.qualifier());
    }

    /// How many objects there are.
    public long objects() {
        return work.number("select count(*) from object");
    }

    /// How many objects belong to others, and to how many.
    public long relations() {
        return work.number("select count(*) from relation");
    }

    /// Gives everything to `sink`: events in the order in which they were added, objects by their ids.
    public void writeTo(OcelSink sink) {
        sink.begin(eventTypes.all(), objectTypes.all());
        work.query("select id, type, at, attributes, links from event order by n", (row, _) -> sink.event(event(row)));
        work.query("select id, type from object order by id", (row, more) -> sink.object(object(row, more)));
        sink.end();
    }

    private OcelEvent event(ResultSet row) throws SQLException {
        String type = row.getString(2);
        List<String> attributes = unpacked(row.getString(4));
        List<OcelValue> values = new ArrayList<>();
        for (int i = 0; i < attributes.size(); i += 2) {
            values.add(value(eventTypes, type, attributes.get(i), attributes.get(i + 1)));
        }
        List<String> linked = unpacked(row.getString(5));
        List<OcelEvent.Link> links = new ArrayList<>();
        for (int i = 0; i < linked.size(); i += 2) {
            links.add(new OcelEvent.Link(linked.get(i), linked.get(i + 1)));
        }
        return new OcelEvent(row.getString(1), type, row.getLong(3), values, links);
    }

    private static OcelValue value(OcelTypes types, String type, String name, String text) {
        OcelKind kind = types.kind(type, name);
        return new OcelValue(name, kind, kind.spelled(text));
    }

    private OcelObject object(ResultSet row, OcelConnection more) throws SQLException {
        String id = row.getString(1);
        String type = row.getString(2);
        List<OcelObject.State> states = new ArrayList<>();
        more.query(
                "select name, at, text, n < 0 from state where object = ? order by name, at, n > 0, abs(n)",
                (state, _) -> {
                    OcelValue value = value(objectTypes, type, state.getString(1), state.getString(3));
                    if (!state.getBoolean(4)) {
                        addChanged(states, new OcelObject.State(value, state.getLong(2)));
                    } else if (isFirstOfName(states, value)) {
                        states.add(new OcelObject.State(value, OcelObject.INITIAL_MICROS));
                    }
                },
                id);
        List<OcelEvent.Link> relations = new ArrayList<>();
        more.query(
                "select target, qualifier from relation where source = ? order by target, qualifier",
                (target, _) -> relations.add(new OcelEvent.Link(target.getString(1), target.getString(2))),
                id);
        return new OcelObject(id, type, states, relations);
    }

    private static boolean isFirstOfName(List<OcelObject.State> states, OcelValue value) {
        return states.isEmpty() || !states.getLast().value().name().equals(value.name());
    }

    /// A value that is said again is no change; of several at one moment the last counts.
    private static void addChanged(List<OcelObject.State> states, OcelObject.State state) {
        if (!states.isEmpty() && isOfSameMoment(states.getLast(), state)) {
            states.removeLast();
        }
        boolean isRepeated = !states.isEmpty() && states.getLast().value().equals(state.value());
        if (!isRepeated) {
            states.add(state);
        }
    }

    private static boolean isOfSameMoment(OcelObject.State one, OcelObject.State other) {
        return one.sinceMicros() == other.sinceMicros()
                && Objects.equals(one.value().name(), other.value().name());
    }

    @Override
    public void close() {
        work.close();
        delete(file);
    }
}
