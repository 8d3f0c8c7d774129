package io.auditworkbench.supply;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class BillOfMaterialsTest {

    private static final Component KIT = new Component(
            "org.example", "kit", "1.0", "linux", "EPL-2.0 OR Apache-2.0", "https://example.org/kit", "00ff");

    @Test
    void componentIsSaidInTheWordsOfCycloneDx() throws IOException {
        // When
        JsonNode bill = new ObjectMapper().readTree(BillOfMaterials.of("1.2", List.of(KIT)));

        // Then
        assertThat(bill.at("/bomFormat").asText()).isEqualTo("CycloneDX");
        assertThat(bill.at("/metadata/component/version").asText()).isEqualTo("1.2");
        assertThat(bill.at("/components")).singleElement().hasToString("""
                {"type":"library","bom-ref":"pkg:maven/org.example/kit@1.0?classifier=linux&type=jar",\
                "group":"org.example","name":"kit","version":"1.0","scope":"required",\
                "hashes":[{"alg":"SHA-256","content":"00ff"}],"licenses":[{"expression":"EPL-2.0 OR Apache-2.0"}],\
                "purl":"pkg:maven/org.example/kit@1.0?classifier=linux&type=jar",\
                "externalReferences":[{"type":"website","url":"https://example.org/kit"}]}""");
    }

    @Test
    void sameComponentsGiveTheSameBytesAndOthersAnotherSerialNumber() throws IOException {
        // When
        String bill = BillOfMaterials.of("1.2", List.of(KIT));

        // Then
        assertThat(BillOfMaterials.of("1.2", List.of(KIT))).isEqualTo(bill);
        assertThat(serial(BillOfMaterials.of("1.2", List.of()))).isNotEqualTo(serial(bill));
    }

    private static String serial(String bill) throws IOException {
        return new ObjectMapper().readTree(bill).get("serialNumber").asText();
    }
}
