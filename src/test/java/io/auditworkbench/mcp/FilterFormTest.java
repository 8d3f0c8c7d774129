package io.auditworkbench.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilterFormTest {

    private static Object tree(String json) {
        try {
            return new ObjectMapper().readValue(json, Object.class);
        } catch (IOException noJson) {
            throw new AssertionError(json, noJson);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\u0000',
            value = {
                "\"table:orders\"                                               | table:orders",
                "{\"f\":\"table\",\"m\":[\"orders\",\"refunds\"]}               | table:orders,refunds",
                "{\"f\":\"total\",\"op\":\">\",\"m\":100}                       | total>100",
                "{\"f\":\"note\",\"m\":null}                                    | note:null",
                "{\"f\":\"note\",\"m\":\"null\"}                                | note:\"null\"",
                "{\"f\":\"name\",\"op\":\"=\",\"m\":\"a\\\" or op:delete\"}     | name=\"a\\\" or op:delete\"",
                "{\"not\":{\"f\":\"op\",\"m\":\"delete\"}}                      | not (op:delete)",
                "{\"or\":[{\"word\":\"or\"},{\"word\":\"a b\"}]}                | (\"or\" or \"a b\")",
                "{\"and\":[{\"f\":\"op\",\"m\":\"delete\"}]}                    | (op:delete)",
                "{}                                                             | ",
            })
    void aTreeIsTextInWhichValuesMeanThemselves(String json, String text) {
        assertThat(FilterForm.text(tree(json))).isEqualTo(text == null ? "" : text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "5",
                "[]",
                "{\"f\":\"op delete\",\"m\":1}",
                "{\"f\":\"op\"}",
                "{\"f\":\"op\",\"m\":[]}",
                "{\"f\":\"op\",\"op\":\"; drop\",\"m\":1}",
                "{\"f\":\"op\",\"m\":{\"a\":1}}",
                "{\"and\":[]}",
                "{\"and\":[],\"or\":[]}",
                "{\"sql\":\"select 1\"}",
            })
    void anythingElseIsRefused(String json) {
        WorkbenchException refused = catchThrowableOfType(WorkbenchException.class, () -> FilterForm.text(tree(json)));

        assertThat(refused.code()).isEqualTo(ErrorCode.BAD_FILTER);
        assertThat(refused.nextStep()).isNotEmpty();
    }
}
