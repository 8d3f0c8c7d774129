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
        work.run("create table event(n integer primary key, id text, type text, at integer) strict");
        work.run("create table attribute(n integer, pos integer, name text, text text, primary key(n, pos)) strict,"
                + " without rowid");
        work.run("create table link(n integer, pos integer, object text, qualifier text, primary key(n, pos)) strict,"
                + " without rowid");
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
        work.run("insert into event values(?, ?, ?, ?)", number, event.id(), event.type(), event.atMicros());
        int position = 0;
        for (OcelValue value : event.values()) {
            String name = eventTypes.learn(event.type(), value);
            work.run("insert into attribute values(?, ?, ?, ?)", number, position++, name, value.text());
        }
        for (OcelEvent.Link link : new LinkedHashSet<>(event.links())) {
            work.run("insert into link values(?, ?, ?, ?)", number, position++, link.objectId(), link.qualifier());
        }
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
        work.query("select n, id, type, at from event order by n", (row, more) -> sink.event(event(row, more)));
        work.query("select id, type from object order by id", (row, more) -> sink.object(object(row, more)));
        sink.end();
    }

    private OcelEvent event(ResultSet row, OcelConnection more) throws SQLException {
        long number = row.getLong(1);
        String type = row.getString(3);
        List<OcelValue> values = new ArrayList<>();
        more.query(
                "select name, text from attribute where n = ? order by pos",
                (value, _) -> values.add(value(eventTypes, type, value.getString(1), value.getString(2))),
                number);
        List<OcelEvent.Link> links = new ArrayList<>();
        more.query(
                "select object, qualifier from link where n = ? order by pos",
                (link, _) -> links.add(new OcelEvent.Link(link.getString(1), link.getString(2))),
                number);
        return new OcelEvent(row.getString(2), type, row.getLong(4), values, links);
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
