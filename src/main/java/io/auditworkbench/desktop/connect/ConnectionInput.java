package io.auditworkbench.desktop.connect;

/// What a pasted text said of a server.
///
/// - **Shape**: each part is empty where the text said nothing of it; `tls` is a word such as `verify-ca`. Holds the
///   password, and never shows it.
record ConnectionInput(String host, String port, String user, String password, String tls, String schema) {

    @Override
    public String toString() {
        return user + "@" + host + ":" + port + "/" + schema;
    }
}
