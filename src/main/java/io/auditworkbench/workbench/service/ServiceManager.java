package io.auditworkbench.workbench.service;

import java.util.Locale;

/// What starts programs without a person on an operating system.
public enum ServiceManager {
    SYSTEMD("/opt/audit-workbench/bin/auditctl", "/var/lib/audit-workbench/", "/etc/audit-workbench/"),
    LAUNCHD(
            "/Applications/Audit Workbench.app/Contents/MacOS/auditctl",
            "/Library/Application Support/Audit Workbench/",
            "/Library/Application Support/Audit Workbench/"),
    WINDOWS(
            "C:\\Program Files\\Audit Workbench\\auditctl.exe",
            "C:\\ProgramData\\Audit Workbench\\",
            "C:\\ProgramData\\Audit Workbench\\");

    private final String program;
    private final String data;
    private final String settings;

    ServiceManager(String program, String data, String settings) {
        this.program = program;
        this.data = data;
        this.settings = settings;
    }

    /// That of the operating system with this name, as Java calls it.
    public static ServiceManager ofSystem(String name) {
        String system = name.toLowerCase(Locale.ROOT);
        if (system.startsWith("windows")) {
            return WINDOWS;
        }
        return system.startsWith("mac") ? LAUNCHD : SYSTEMD;
    }

    /// Where a package puts the program.
    public String usualProgram() {
        return program;
    }

    /// Where the store of a service of the whole machine is, unless told otherwise.
    public String usualStore() {
        return data + "store.awb";
    }

    /// Where the password of a service of the whole machine is, unless told otherwise.
    public String usualPasswordFile() {
        return settings + "mysql-password";
    }

    /// Whether a path is a whole one there.
    public boolean isAbsolute(String path) {
        return this == WINDOWS ? path.matches("(?s)[A-Za-z]:[\\\\/].*") : path.startsWith("/");
    }

    /// The folder of a whole path, without the separator at its end.
    String folderOf(String path) {
        int end = this == WINDOWS ? Math.max(path.lastIndexOf('\\'), path.lastIndexOf('/')) : path.lastIndexOf('/');
        return path.substring(0, Math.max(end, 1));
    }

    /// A name in a folder.
    String in(String folder, String name) {
        String separator = this == WINDOWS ? "\\" : "/";
        return folder.endsWith(separator) ? folder + name : folder + separator + name;
    }
}
