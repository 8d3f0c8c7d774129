package io.auditworkbench.cli;

import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import io.auditworkbench.workbench.secret.SecretName;
import java.util.Arrays;
import java.util.stream.Collectors;

/// The names of secrets as they are typed.
final class SecretNames {

    static final String OPTION = "mysql-password, token or webhook-secret";

    private SecretNames() {}

    /// - **Errors**: `BAD_USAGE` for any other name.
    static SecretName read(String text) {
        return SecretName.of(text)
                .orElseThrow(() -> new WorkbenchException(
                        ErrorCode.BAD_USAGE,
                        "There is no secret named " + text + ".",
                        "Choose from: "
                                + Arrays.stream(SecretName.values())
                                        .map(SecretName::text)
                                        .collect(Collectors.joining(", "))
                                + "."));
    }
}
