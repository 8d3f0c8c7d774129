package io.auditworkbench.workbench.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.workbench.report.Document.TableColumn;
import java.util.List;
import org.junit.jupiter.api.Test;

class DocumentTest {

    private static final String HOSTILE = "<script>alert('x')</script> | `a` [b](c) & \"d\"\u001b[2J";

    private static final Document DOCUMENT = new Document()
            .heading(1, HOSTILE)
            .sentence("Partial", HOSTILE)
            .table(List.of(TableColumn.text("what"), TableColumn.number("count")), List.of(List.of(HOSTILE, "12")));

    @Test
    void htmlNeverTakesAValueForHtml() {
        String page = DocumentHtml.of(DOCUMENT);

        assertThat(page)
                .doesNotContain("<script", "\u001b")
                .contains("<h1>&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; | `a` [b](c) &amp; &quot;d&quot;")
                .contains("<td class=\"number\">12</td>")
                .contains("<p><strong>Partial:</strong> &lt;script&gt;");
    }

    @Test
    void markdownNeverTakesAValueForMarkdownOrHtml() {
        String text = DocumentMarkdown.of(DOCUMENT);

        assertThat(text)
                .doesNotContain("\u001b")
                .startsWith("# \\<script\\>alert('x')\\</script\\> \\| \\`a\\` \\[b\\](c) \\& ")
                .contains("\n\n**Partial:** \\<script\\>")
                .contains("\n| what | count |\n|---|---:|\n| \\<script\\>");
        assertThat(text.lines().filter(line -> line.startsWith("| \\<")))
                .singleElement()
                .asString()
                .endsWith(" | 12 |");
    }
}
