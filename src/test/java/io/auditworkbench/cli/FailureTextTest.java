package io.auditworkbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

class FailureTextTest {

    @Test
    void textsOfOthersAreLeftOut() {
        // Given
        SQLException cause = new SQLException("Duplicate entry 'ann@shop.example' for key 'email'");
        WorkbenchException thrown = new WorkbenchException(ErrorCode.INTERNAL, "It broke.", "Mend it.", cause);

        // When
        List<String> lines = FailureText.lines(thrown);

        // Then
        assertThat(lines).contains("io.auditworkbench.model.error.WorkbenchException: It broke.");
        assertThat(lines).contains("caused by java.sql.SQLException");
        assertThat(lines).noneMatch(line -> line.contains("ann@shop.example"));
        assertThat(lines).anyMatch(line -> line.startsWith("    at ") && line.contains("FailureTextTest"));
    }
}
