package io.auditworkbench.store.ocel;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Learns from all values which attributes a type has, under which names, and of which kinds.
///
/// - **Shape**: an attribute has the kind that all its values are meant as, if it holds each of them exactly; otherwise
///   its values are texts. Names are unlike each other in any letter case, so that they can be columns.
/// - **Threading**: one thread at a time.
final class OcelTypes {

    private static final List<String> RESERVED = List.of("ocel_id", "ocel_time", "ocel_changed_field");

    private final Map<String, Map<String, Learnt>> types = new TreeMap<>();

    private static final class Learnt {
        private final String name;
        private OcelKind kind;

        private Learnt(String name, OcelKind kind) {
            this.name = name;
            this.kind = kind;
        }
    }

    /// There is such a type.
    void learn(String type) {
        types.computeIfAbsent(type, _ -> new LinkedHashMap<>());
    }

    /// One of the type has this value; answers the name of the attribute.
    String learn(String type, OcelValue value) {
        Map<String, Learnt> attributes = types.computeIfAbsent(type, _ -> new LinkedHashMap<>());
        Learnt learnt = attributes.get(value.name());
        if (learnt == null) {
            learnt = new Learnt(free(value.name(), attributes), value.kind());
            attributes.put(value.name(), learnt);
        }
        if (learnt.kind != value.kind() || !learnt.kind.holds(value.text())) {
            learnt.kind = OcelKind.STRING;
        }
        return learnt.name;
    }

    private static String free(String name, Map<String, Learnt> attributes) {
        Set<String> taken = new HashSet<>(RESERVED);
        attributes.values().forEach(each -> taken.add(each.name.toLowerCase(Locale.ROOT)));
        String candidate = name;
        for (int number = 2; taken.contains(candidate.toLowerCase(Locale.ROOT)); number++) {
            candidate = name + "_" + number;
        }
        return candidate;
    }

    /// The kind of an attribute, by the name that [#learn(String, OcelValue)] answered.
    OcelKind kind(String type, String attribute) {
        return types.get(type).values().stream()
                .filter(each -> each.name.equals(attribute))
                .map(each -> each.kind)
                .findFirst()
                .orElse(OcelKind.STRING);
    }

    /// All types by their names, each with its attributes in the order in which they were met.
    List<OcelType> all() {
        return types.entrySet().stream()
                .map(entry -> new OcelType(
                        entry.getKey(),
                        entry.getValue().values().stream()
                                .map(each -> new OcelType.Attribute(each.name, each.kind))
                                .toList()))
                .toList();
    }
}
