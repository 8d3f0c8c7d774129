package io.auditworkbench.workbench.service;

/// What systemd keeps the program from; docs/service.md has the reason of every line.
final class Sandbox {

    /// What also a service manager without rights can enforce.
    static final String OF_USER = """
            UMask=0077
            NoNewPrivileges=yes
            RestrictNamespaces=yes
            RestrictRealtime=yes
            RestrictSUIDSGID=yes
            LockPersonality=yes
            SystemCallArchitectures=native
            SystemCallFilter=@system-service
            SystemCallErrorNumber=EPERM
            # no MemoryDenyWriteExecute: Java compiles while it runs
            """;

    private static final String OF_MACHINE = OF_USER + """
            SystemCallFilter=~@privileged @resources
            CapabilityBoundingSet=
            AmbientCapabilities=
            ProtectSystem=strict
            ProtectHome=yes
            ProtectProc=invisible
            ProtectClock=yes
            ProtectHostname=yes
            ProtectControlGroups=yes
            ProtectKernelLogs=yes
            ProtectKernelModules=yes
            ProtectKernelTunables=yes
            PrivateDevices=yes
            PrivateTmp=yes
            PrivateUsers=yes
            RemoveIPC=yes
            # no ProcSubset=pid: Java reads the size of the machine from /proc
            """;

    /// For capture: glibc asks over a netlink socket which addresses there are.
    static final String CALLING = OF_MACHINE + """
            RestrictAddressFamilies=AF_INET AF_INET6 AF_UNIX AF_NETLINK
            """;

    /// For what only reads the store.
    static final String WITHOUT_NETWORK = OF_MACHINE + """
            RestrictAddressFamilies=AF_UNIX
            PrivateNetwork=yes
            IPAddressDeny=any
            """;

    private Sandbox() {}
}
