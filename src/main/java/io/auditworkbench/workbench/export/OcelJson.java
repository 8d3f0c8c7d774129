package io.auditworkbench.workbench.export;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.auditworkbench.store.ocel.OcelEvent;
import io.auditworkbench.store.ocel.OcelObject;
import io.auditworkbench.store.ocel.OcelSink;
import io.auditworkbench.store.ocel.OcelType;
import io.auditworkbench.store.ocel.OcelValue;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/// Spells an object-centric event log as JSON, one event or object a line.
///
/// - **Shape**: every value is a JSON string, also of numbers, as the published schema demands; its type's declaration
///   says what it spells, and no digit of a decimal is lost.
/// - **Threading**: one thread at a time.
/// - **Source**: OCEL 2.0, JSON format and `ocel20-schema-json.json`.
final class OcelJson implements OcelSink {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSSSSS", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private final Consumer<String> out;
    private Section section = Section.EVENTS;
    private boolean isFirst = true;

    private enum Section {
        EVENTS,
        OBJECTS
    }

    OcelJson(Consumer<String> out) {
        this.out = out;
    }

    /// Writes one value.
    @FunctionalInterface
    private interface Writing {
        void to(JsonGenerator json) throws IOException;
    }

    private static String spelled(Writing writing) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            writing.to(json);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    @Override
    public void begin(List<OcelType> eventTypes, List<OcelType> objectTypes) {
        out.accept("{\"eventTypes\":" + types(eventTypes) + ",\n\"objectTypes\":" + types(objectTypes)
                + ",\n\"events\":[");
    }

    private static String types(List<OcelType> types) {
        return spelled(json -> {
            json.writeStartArray();
            for (OcelType type : types) {
                json.writeStartObject();
                json.writeStringField("name", type.name());
                json.writeArrayFieldStart("attributes");
                for (OcelType.Attribute attribute : type.attributes()) {
                    json.writeStartObject();
                    json.writeStringField("name", attribute.name());
                    json.writeStringField("type", attribute.kind().word());
                    json.writeEndObject();
                }
                json.writeEndArray();
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }

    @Override
    public void event(OcelEvent event) {
        item(json -> {
            json.writeStartObject();
            json.writeStringField("id", event.id());
            json.writeStringField("type", event.type());
            json.writeStringField("time", time(event.atMicros()));
            json.writeArrayFieldStart("attributes");
            for (OcelValue value : event.values()) {
                json.writeStartObject();
                write(json, value);
                json.writeEndObject();
            }
            json.writeEndArray();
            relationships(json, event.links());
            json.writeEndObject();
        });
    }

    @Override
    public void object(OcelObject object) {
        beginObjects();
        item(json -> {
            json.writeStartObject();
            json.writeStringField("id", object.id());
            json.writeStringField("type", object.type());
            relationships(json, object.relations());
            json.writeArrayFieldStart("attributes");
            for (OcelObject.State state : object.states()) {
                json.writeStartObject();
                write(json, state.value());
                json.writeStringField("time", time(state.sinceMicros()));
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    private void beginObjects() {
        if (section == Section.EVENTS) {
            out.accept("\n],\n\"objects\":[");
            section = Section.OBJECTS;
            isFirst = true;
        }
    }

    private void item(Writing writing) {
        out.accept((isFirst ? "\n" : ",\n") + spelled(writing));
        isFirst = false;
    }

    private static void write(JsonGenerator json, OcelValue value) throws IOException {
        json.writeStringField("name", value.name());
        json.writeStringField("value", value.text());
    }

    private static void relationships(JsonGenerator json, List<OcelEvent.Link> links) throws IOException {
        json.writeArrayFieldStart("relationships");
        for (OcelEvent.Link link : links) {
            json.writeStartObject();
            json.writeStringField("objectId", link.objectId());
            json.writeStringField("qualifier", link.qualifier());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static String time(long micros) {
        String plain = TIME.format(Instant.EPOCH.plus(micros, ChronoUnit.MICROS));
        return plain.replaceFirst("[.]000000$", "") + "Z";
    }

    @Override
    public void end() {
        beginObjects();
        out.accept("\n]}\n");
    }
}
