package io.auditworkbench.capture;

import java.util.Locale;

/// Who runs the server, because that decides how a setting is changed.
public enum Hosting {
    SELF_MANAGED,
    AMAZON,
    GOOGLE,
    AZURE;

    /// Guesses from what each provider writes into the host name, the version or the base folder.
    ///
    /// - **Shape**: `baseFolder` is `@@basedir`, empty when unknown. A guess only chooses the wording of a fix.
    public static Hosting of(String host, ServerVersion version, String baseFolder) {
        String name = host.toLowerCase(Locale.ROOT);
        if (name.endsWith(".rds.amazonaws.com")
                || name.endsWith(".rds.amazonaws.com.cn")
                || baseFolder.startsWith("/rdsdbbin")) {
            return AMAZON;
        }
        if (version.text().contains("-google")) {
            return GOOGLE;
        }
        return name.endsWith(".mysql.database.azure.com") ? AZURE : SELF_MANAGED;
    }
}
