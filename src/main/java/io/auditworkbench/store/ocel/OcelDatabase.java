package io.auditworkbench.store.ocel;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Writes an object-centric event log as a SQLite database.
///
/// - **Shape**: times are UTC with six digits of a second, as `2026-10-01 08:00:00.000000`; `ocel_changed_field` is
///   NULL in the row of an object's initial values.
/// - **Errors**: as [OcelConnection].
/// - **Threading**: one thread at a time.
/// - **Source**: OCEL 2.0, SQLite format.
public final class OcelDatabase implements OcelSink, AutoCloseable {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final OcelConnection work;
    private final Map<String, Table> eventTables = new HashMap<>();
    private final Map<String, Table> objectTables = new HashMap<>();

    private OcelDatabase(OcelConnection work) {
        this.work = work;
    }

    /// A type's own table: the statement for a row of it, and where each attribute stands.
    private record Table(String insert, List<OcelType.Attribute> attributes) {}

    /// Writes into a new file.
    public static OcelDatabase in(Path file) {
        return new OcelDatabase(OcelConnection.open(file));
    }

    @Override
    public void begin(List<OcelType> eventTypes, List<OcelType> objectTypes) {
        work.run(
                "create table \"event_map_type\"(\"ocel_type\" TEXT, \"ocel_type_map\" TEXT, primary key(\"ocel_type\"))");
        work.run("create table \"object_map_type\"(\"ocel_type\" TEXT, \"ocel_type_map\" TEXT,"
                + " primary key(\"ocel_type\"))");
        work.run("create table \"event\"(\"ocel_id\" TEXT, \"ocel_type\" TEXT, primary key(\"ocel_id\"),"
                + " foreign key(\"ocel_type\") references \"event_map_type\"(\"ocel_type\"))");
        work.run("create table \"object\"(\"ocel_id\" TEXT, \"ocel_type\" TEXT, primary key(\"ocel_id\"),"
                + " foreign key(\"ocel_type\") references \"object_map_type\"(\"ocel_type\"))");
        work.run(
                "create table \"event_object\"(\"ocel_event_id\" TEXT, \"ocel_object_id\" TEXT, \"ocel_qualifier\" TEXT,"
                        + " primary key(\"ocel_event_id\", \"ocel_object_id\", \"ocel_qualifier\"),"
                        + " foreign key(\"ocel_event_id\") references \"event\"(\"ocel_id\"),"
                        + " foreign key(\"ocel_object_id\") references \"object\"(\"ocel_id\"))");
        work.run(
                "create table \"object_object\"(\"ocel_source_id\" TEXT, \"ocel_target_id\" TEXT, \"ocel_qualifier\" TEXT,"
                        + " primary key(\"ocel_source_id\", \"ocel_target_id\", \"ocel_qualifier\"),"
                        + " foreign key(\"ocel_source_id\") references \"object\"(\"ocel_id\"),"
                        + " foreign key(\"ocel_target_id\") references \"object\"(\"ocel_id\"))");
        Set<String> taken = new HashSet<>(Set.of("event_object", "event_map_type", "object_object", "object_map_type"));
        for (OcelType type : eventTypes) {
            eventTables.put(type.name(), typeTable("event", type, taken));
        }
        for (OcelType type : objectTypes) {
            objectTables.put(type.name(), typeTable("object", type, taken));
        }
    }

    /// `sale-completed` has the table `event_SaleCompleted`.
    private Table typeTable(String of, OcelType type, Set<String> taken) {
        String map = free(of, mapped(type.name()), taken);
        work.run("insert into \"" + of + "_map_type\" values(?, ?)", type.name(), map);
        boolean isOfEvents = of.equals("event");
        List<String> columns = new ArrayList<>(List.of("\"ocel_id\" TEXT", "\"ocel_time\" TIMESTAMP"));
        if (!isOfEvents) {
            columns.add("\"ocel_changed_field\" TEXT");
        }
        type.attributes()
                .forEach(each ->
                        columns.add(quoted(each.name()) + " " + each.kind().sqlType()));
        String table = quoted(of + "_" + map);
        String keys = (isOfEvents ? "primary key(\"ocel_id\"), " : "") + "foreign key(\"ocel_id\") references \"" + of
                + "\"(\"ocel_id\")";
        work.run("create table " + table + "(" + String.join(", ", columns) + ", " + keys + ")");
        String places = columns.stream().map(_ -> "?").collect(Collectors.joining(", "));
        return new Table("insert into " + table + " values(" + places + ")", type.attributes());
    }

    private static String free(String of, String map, Set<String> taken) {
        String candidate = map;
        for (int number = 2; !taken.add((of + "_" + candidate).toLowerCase(Locale.ROOT)); number++) {
            candidate = map + number;
        }
        return candidate;
    }

    private static String mapped(String type) {
        StringBuilder map = new StringBuilder();
        for (String word : type.split("[^A-Za-z0-9]+", -1)) {
            if (!word.isEmpty()) {
                map.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
            }
        }
        return map.isEmpty() ? "Type" : map.toString();
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    @Override
    public void event(OcelEvent event) {
        work.run("insert into \"event\" values(?, ?)", event.id(), event.type());
        for (OcelEvent.Link link : event.links()) {
            work.run("insert into \"event_object\" values(?, ?, ?)", event.id(), link.objectId(), link.qualifier());
        }
        Table table = eventTables.get(event.type());
        List<@Nullable Object> cells = cells(table, event.values());
        cells.addFirst(time(event.atMicros()));
        cells.addFirst(event.id());
        work.run(table.insert(), cells.toArray());
    }

    @Override
    public void object(OcelObject object) {
        work.run("insert into \"object\" values(?, ?)", object.id(), object.type());
        for (OcelEvent.Link target : object.relations()) {
            work.run(
                    "insert into \"object_object\" values(?, ?, ?)",
                    object.id(),
                    target.objectId(),
                    target.qualifier());
        }
        Table table = objectTables.get(object.type());
        List<OcelValue> initial = object.states().stream()
                .filter(state -> state.sinceMicros() == OcelObject.INITIAL_MICROS)
                .map(OcelObject.State::value)
                .toList();
        add(table, object.id(), OcelObject.INITIAL_MICROS, null, initial);
        for (OcelObject.State state : object.states()) {
            if (state.sinceMicros() != OcelObject.INITIAL_MICROS) {
                add(table, object.id(), state.sinceMicros(), state.value().name(), List.of(state.value()));
            }
        }
    }

    private void add(Table table, String id, long micros, @Nullable String changed, List<OcelValue> values) {
        List<@Nullable Object> cells = cells(table, values);
        cells.addFirst(changed);
        cells.addFirst(time(micros));
        cells.addFirst(id);
        work.run(table.insert(), cells.toArray());
    }

    private static List<@Nullable Object> cells(Table table, List<OcelValue> values) {
        Map<String, OcelValue> byName = values.stream().collect(Collectors.toMap(OcelValue::name, value -> value));
        List<@Nullable Object> cells = new ArrayList<>();
        for (OcelType.Attribute attribute : table.attributes()) {
            OcelValue value = byName.get(attribute.name());
            cells.add(value == null ? null : cell(value));
        }
        return cells;
    }

    private static Object cell(OcelValue value) {
        return switch (value.kind()) {
            case STRING -> value.text();
            case TIME -> value.text().replace('T', ' ').replace("Z", "");
            case INTEGER -> Long.parseLong(value.text());
            case FLOAT -> Double.parseDouble(value.text());
            case BOOLEAN -> value.text().equals("true") ? 1L : 0L;
        };
    }

    private static String time(long micros) {
        return TIME.format(Instant.EPOCH.plus(micros, ChronoUnit.MICROS));
    }

    @Override
    public void end() {
        work.commit();
    }

    @Override
    public void close() {
        work.close();
    }
}
