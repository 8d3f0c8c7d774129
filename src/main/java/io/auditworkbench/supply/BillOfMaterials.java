package io.auditworkbench.supply;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/// A bill of materials in the format CycloneDX 1.6, as JSON.
///
/// - **Shape**: the same components give the same bytes: no time, and a serial number that is made of the content.
///   Which component needs which is not said.
final class BillOfMaterials {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String APACHE = "Apache-2.0";

    private BillOfMaterials() {}

    /// - **Shape**: `version` is that of the program, `components` are what it is shipped with, in order.
    static String of(String version, List<Component> components) {
        ObjectNode bill = JSON.createObjectNode();
        bill.put("$schema", "http://cyclonedx.org/schema/bom-1.6.schema.json");
        bill.put("bomFormat", "CycloneDX");
        bill.put("specVersion", "1.6");
        ObjectNode rest = JSON.createObjectNode();
        rest.put("version", 1);
        String self = "pkg:maven/io.auditworkbench/audit-workbench@" + version + "?type=jar";
        ObjectNode program = rest.putObject("metadata").putObject("component");
        program.put("type", "application").put("bom-ref", self).put("group", "io.auditworkbench");
        program.put("name", "audit-workbench").put("version", version);
        licence(program, APACHE);
        program.put("purl", self);
        ArrayNode list = rest.putArray("components");
        components.forEach(component -> add(list.addObject(), component));
        rest.putArray("compositions")
                .addObject()
                .put("aggregate", "complete")
                .putArray("assemblies")
                .add(self);
        bill.put("serialNumber", "urn:uuid:" + UUID.nameUUIDFromBytes(text(rest).getBytes(StandardCharsets.UTF_8)));
        bill.setAll(rest);
        return text(bill) + "\n";
    }

    private static void add(ObjectNode node, Component component) {
        node.put("type", "library").put("bom-ref", component.packageUrl()).put("group", component.group());
        node.put("name", component.name()).put("version", component.version()).put("scope", "required");
        node.putArray("hashes").addObject().put("alg", "SHA-256").put("content", component.sha256());
        licence(node, component.licence());
        node.put("purl", component.packageUrl());
        node.putArray("externalReferences").addObject().put("type", "website").put("url", component.home());
    }

    private static void licence(ObjectNode node, String expression) {
        node.putArray("licenses").addObject().put("expression", expression);
    }

    private static String text(ObjectNode node) {
        DefaultIndenter lines = new DefaultIndenter("  ", "\n");
        try {
            return JSON.writer(
                            new DefaultPrettyPrinter().withObjectIndenter(lines).withArrayIndenter(lines))
                    .writeValueAsString(node);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
