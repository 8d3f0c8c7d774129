package io.auditworkbench.workbench.secret;

import java.util.Arrays;
import java.util.Optional;

/// What the program may have to be told in secret.
public enum SecretName {
    MYSQL_PASSWORD("mysql-password", "password", "AUDITCTL_PASSWORD"),
    TOKEN("token", "token", "AUDITCTL_TOKEN"),
    WEBHOOK_SECRET("webhook-secret", "webhook secret", "AUDITCTL_WEBHOOK_SECRET");

    private final String text;
    private final String words;
    private final String variable;

    SecretName(String text, String words, String variable) {
        this.text = text;
        this.words = words;
        this.variable = variable;
    }

    /// The name as it is typed, such as `mysql-password`.
    public String text() {
        return text;
    }

    /// The name in a sentence, such as `webhook secret`.
    public String words() {
        return words;
    }

    /// The variable of the environment that may hold it; with `_FILE` behind it, the one that names its file.
    public String variable() {
        return variable;
    }

    /// The secret of a name as it is typed.
    public static Optional<SecretName> of(String text) {
        return Arrays.stream(values()).filter(name -> name.text.equals(text)).findFirst();
    }
}
