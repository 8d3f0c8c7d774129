package io.auditworkbench.workbench.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.masking.Masker;
import io.auditworkbench.masking.MaskingPolicy;
import io.auditworkbench.workbench.view.ActorView;
import io.auditworkbench.workbench.view.ChangeKind;
import io.auditworkbench.workbench.view.ColumnView;
import io.auditworkbench.workbench.view.EventView;
import io.auditworkbench.workbench.view.RowAddress;
import io.auditworkbench.workbench.view.SourceView;
import io.auditworkbench.workbench.view.ValueKind;
import io.auditworkbench.workbench.view.ValueView;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

class ExportHtmlTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    @Test
    void htmlTakesNoValueForMarkup() throws Exception {
        String hostile = "<script>alert('x')</script>&\"";
        String row = ExportHtml.row(hostileEvent(hostile));

        assertThat(row)
                .doesNotContain("<script")
                .contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;&quot;");
        assertThat(page("<table>" + row + "</table>").getDocumentElement().getTextContent())
                .contains(hostile);
    }

    private static EventView hostileEvent(String text) {
        ValueView value = new ValueView(ValueKind.TEXT, new Masker(MaskingPolicy.KEEP_EVERYTHING).shownStatement(text));
        return new EventView(
                1,
                1,
                1,
                NOW,
                NOW,
                ChangeKind.INSERT,
                text,
                text,
                new RowAddress("s", "t", List.of(text)),
                null,
                new ActorView(text, "exact", ""),
                List.of(new ColumnView(text, "text", false, false, null, value)),
                new SourceView("s", null, "", 0, null, 1),
                null,
                null,
                1);
    }

    private static Document page(String text) throws Exception {
        DocumentBuilder builder = DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder();
        return builder.parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }
}
