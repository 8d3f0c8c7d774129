package io.auditworkbench.workbench.export;

import static io.auditworkbench.testing.BusinessBooks.LINES;
import static io.auditworkbench.testing.BusinessBooks.ORDERS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.auditworkbench.filter.Directives;
import io.auditworkbench.filter.FilterExpression;
import io.auditworkbench.infer.CompiledRule;
import io.auditworkbench.masking.Masker;
import io.auditworkbench.masking.MaskingPolicy;
import io.auditworkbench.model.event.Rule;
import io.auditworkbench.rulepack.BuiltIn;
import io.auditworkbench.store.Store;
import io.auditworkbench.testing.BusinessBooks;
import io.auditworkbench.testing.OcelJsonCheck;
import io.auditworkbench.workbench.AcceptedFilter;
import io.auditworkbench.workbench.HistoryStore;
import io.auditworkbench.workbench.StoreReading;
import io.auditworkbench.workbench.conclude.Concluding;
import io.auditworkbench.workbench.conclude.Knowledge;
import io.auditworkbench.workbench.conclude.KnowledgeBook;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OcelExportTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-09-21T10:00:00Z"), ZoneOffset.UTC);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final AcceptedFilter EVERYTHING =
            new AcceptedFilter("", "", new FilterExpression.Everything(), Directives.NONE, List.of(), null, null);

    @TempDir
    Path folder;

    private OcelExport.Tally tally = new OcelExport.Tally(0, 0, 0, 0, 0, true);

    private static BusinessBooks sale() {
        return new BusinessBooks()
                .insert(ORDERS, "1042", "new", "30.00", "7")
                .insert(LINES, "1042", "1", "p1", "3.00", "10.00")
                .commit(0, "svc-web")
                .update(ORDERS, List.of("1042", "new", "30.00", "7"), "1042", "paid", "30.00", "7")
                .commit(61, "alice");
    }

    private JsonNode exported(BusinessBooks books) throws JsonProcessingException {
        KnowledgeBook.Known known = KnowledgeBook.builtIn().rules().get("sale-completed");
        Rule rule = known.rule().rule();
        Knowledge knowledge = new Knowledge(
                BuiltIn.vocabulary(),
                BusinessBooks.mapping(),
                List.of(new CompiledRule(rule, BuiltIn.vocabulary())),
                Map.of(rule.version(), known.text()));
        StringBuilder text = new StringBuilder();
        try (Store store = Store.openForWriting(folder.resolve("books.awb"), CLOCK)) {
            HistoryStore.append(store, books.transactions());
            Concluding concluding = new Concluding(store, knowledge);
            while (concluding.step(1_000)) {}
            StoreReading reading = StoreReading.of(store, new Masker(MaskingPolicy.KEEP_EVERYTHING), CLOCK);
            tally = reading.ocel().toText(EVERYTHING, text::append, () -> true);
        }
        return JSON.readTree(text.toString());
    }

    private static List<String> states(JsonNode log, String object) {
        List<String> states = new ArrayList<>();
        log.get("objects").forEach(node -> {
            if (node.get("id").asText().equals(object)) {
                node.get("attributes")
                        .forEach(each -> states.add(each.get("name").asText() + "="
                                + each.get("value").asText() + " since "
                                + each.get("time").asText()));
            }
        });
        return states;
    }

    @Test
    void toTextWritesAnEventWithItsObjectsAndWhatTheyBelongTo() throws JsonProcessingException {
        // When
        JsonNode log = exported(sale());

        // Then
        assertThat(OcelJsonCheck.violations(log)).isEmpty();
        JsonNode event = log.get("events").get(0);
        assertThat(event.get("id").asText()).isEqualTo("B1");
        assertThat(event.get("relationships").toString())
                .isEqualTo("[{\"objectId\":\"order:1042\",\"qualifier\":\"sold\"},"
                        + "{\"objectId\":\"customer:7\",\"qualifier\":\"buyer\"},"
                        + "{\"objectId\":\"product:p1\",\"qualifier\":\"item\"}]");
        assertThat(event.get("attributes").toString())
                .contains("{\"name\":\"actor\",\"value\":\"alice\"}")
                .contains("{\"name\":\"started_by\",\"value\":\"E3\"}")
                .contains("{\"name\":\"changes\",\"value\":\"E2 E3\"}")
                .contains("{\"name\":\"total\",\"value\":\"30.00\"}");
        assertThat(states(log, "order:1042")).containsExactly("total=30.00 since 2026-09-21T14:14:21Z");
        assertThat(log.get("objects").toString())
                .contains("{\"id\":\"order:1042\",\"type\":\"order\",\"relationships\":["
                        + "{\"objectId\":\"customer:7\",\"qualifier\":\"buyer\"},"
                        + "{\"objectId\":\"product:p1\",\"qualifier\":\"item\"}]");
        assertThat(tally).isEqualTo(new OcelExport.Tally(1, 0, 3, 2, 0, false));
    }

    @Test
    void toTextTellsWhatACorrectedEventSaidFirstAndSince() throws JsonProcessingException {
        // Given
        BusinessBooks corrected = sale().update(
                        ORDERS, List.of("1042", "paid", "30.00", "7"), "1042", "paid", "28.00", "7")
                .commit(600, "bob");

        // When
        JsonNode log = exported(corrected);

        // Then
        assertThat(OcelJsonCheck.violations(log)).isEmpty();
        assertThat(states(log, "order:1042"))
                .containsExactly("total=30.00 since 2026-09-21T14:14:21Z", "total=28.00 since 2026-09-21T14:23:20Z");
        assertThat(log.get("events").get(0).get("attributes").toString())
                .contains("{\"name\":\"standing\",\"value\":\"corrected\"}")
                .contains("{\"name\":\"total\",\"value\":\"28.00\"}");
    }

    @Test
    void toTextLeavesOutWhatWasWithdrawnAndCountsIt() throws JsonProcessingException {
        // Given
        BusinessBooks withdrawn = sale().update(
                        ORDERS, List.of("1042", "paid", "30.00", "7"), "1042", "new", "30.00", "7")
                .commit(600, "bob");

        // When
        JsonNode log = exported(withdrawn);

        // Then
        assertThat(log.get("events")).isEmpty();
        assertThat(log.get("objects")).isEmpty();
        assertThat(tally.withdrawn()).isEqualTo(1);
        assertThat(OcelJsonCheck.violations(log)).isEmpty();
    }
}
