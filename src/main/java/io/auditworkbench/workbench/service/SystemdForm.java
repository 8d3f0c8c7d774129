package io.auditworkbench.workbench.service;

import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import io.auditworkbench.workbench.text.ShellText;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/// Units and timers of systemd 247 or later.
///
/// - **Source**: `systemd.exec(5)`, `systemd.service(5)`, `systemd.timer(5)`, `sysusers.d(5)`; ADR-0045.
record SystemdForm(ServiceScope scope, String home) implements ServiceForm {

    private static final String NAME = "audit-workbench";
    private static final String CAPTURE = NAME + "-capture.service";
    private static final String STATE = "/var/lib/" + NAME;

    /// What a service of the machine does not see, or sees one of its own of.
    private static final List<String> HIDDEN = List.of("/home/", "/root/", "/run/user/", "/tmp/", "/var/tmp/");

    @Override
    public List<ServiceFile> files(ServicePlan plan) {
        List<ServiceFile> files = new ArrayList<>();
        if (scope == ServiceScope.SYSTEM) {
            requireSeen(plan.program(), "program");
            requireSeen(plan.store(), "store");
            requireSeen(Objects.requireNonNullElse(plan.capture().masking(), "").toString(), "masking policy");
            files.add(new ServiceFile("/etc/sysusers.d", NAME + ".conf", account()));
        }
        files.add(unit(CAPTURE, capture(plan)));
        for (ServiceJob job : ServiceJob.values()) {
            files.add(unit(name(job) + ".service", job(plan, job)));
            files.add(unit(name(job) + ".timer", timer(plan, job)));
        }
        return files;
    }

    private static void requireSeen(String path, String what) {
        if (HIDDEN.stream().anyMatch(path::startsWith)) {
            throw new WorkbenchException(
                    ErrorCode.BAD_USAGE,
                    "The service of a machine does not see the " + what + " " + path + ".",
                    "Put it where no account lives, such as " + STATE + ", or install for this account: --user.");
        }
    }

    private ServiceFile unit(String name, String text) {
        return new ServiceFile(folder(), name, mark("#") + text);
    }

    private static String mark(String comment) {
        return comment + " " + ServiceFile.MARK + " What you change belongs into a drop-in: systemctl edit UNIT\n\n";
    }

    private static String account() {
        return "# " + ServiceFile.MARK + "\nu " + NAME + " - \"Audit Workbench\" " + STATE + "\n";
    }

    private String capture(ServicePlan plan) {
        return """
                [Unit]
                Description=Audit Workbench: capture of the changes in MySQL
                Wants=network-online.target
                After=network-online.target mysql.service mysqld.service
                # a server that is away is no reason to give up
                StartLimitIntervalSec=0

                [Service]
                Type=exec
                ExecStart=%s
                %s
                # it ends at a transaction boundary and answers 143
                KillMode=mixed
                KillSignal=SIGTERM
                TimeoutStopSec=90
                SuccessExitStatus=143
                # 2 bad options, 5 an altered record, 6 the server or its log is not ready: only a person can mend these
                Restart=on-failure
                RestartPreventExitStatus=2 5 6
                RestartSec=15
                # systemd 254 and later wait longer each time; before, they say that they do not know these two
                RestartSteps=5
                RestartMaxDelaySec=300

                %s
                [Install]
                WantedBy=%s
                """.formatted(
                command(plan, scope == ServiceScope.USER ? plan.captureWordsWithPasswordFile() : plan.captureWords()),
                place(plan, credential(plan)),
                scope == ServiceScope.USER ? Sandbox.OF_USER : Sandbox.CALLING,
                scope == ServiceScope.USER ? "default.target" : "multi-user.target");
    }

    private String job(ServicePlan plan, ServiceJob job) {
        String store = UnitText.rest(plan.store());
        return """
                [Unit]
                Description=Audit Workbench: %s
                ConditionPathExists=%s

                [Service]
                Type=oneshot
                ExecStart=%s
                %s
                # %s
                Nice=10
                IOSchedulingClass=idle

                %s""".formatted(
                        job.title(),
                        store,
                        command(plan, plan.words(job)),
                        place(plan, ""),
                        job == ServiceJob.REPORT
                                ? "it fails with 3 when something severe is open, with 8 when the day was not wholly seen or judged"
                                : "it fails with 5 when the record is altered",
                        scope == ServiceScope.USER ? Sandbox.OF_USER : Sandbox.WITHOUT_NETWORK);
    }

    private static String timer(ServicePlan plan, ServiceJob job) {
        return """
                [Unit]
                Description=Audit Workbench: %s

                [Timer]
                OnCalendar=%s
                RandomizedDelaySec=600
                Persistent=true

                [Install]
                WantedBy=timers.target
                """.formatted(job.title(), calendar(plan, job));
    }

    /// An offset is no zone that systemd knows, so its times are told in UTC.
    private static String calendar(ServicePlan plan, ServiceJob job) {
        LocalTime at = plan.at(job);
        String zone = plan.zone();
        if (plan.daily().zone().normalized() instanceof ZoneOffset offset) {
            at = at.minusSeconds(offset.getTotalSeconds());
            zone = "UTC";
        }
        return (job == ServiceJob.VERIFY_ALL ? "Sun " : "")
                + String.format(Locale.ROOT, "*-*-* %02d:%02d:00 %s", at.getHour(), at.getMinute(), zone);
    }

    private static String command(ServicePlan plan, List<String> words) {
        return ":" + UnitText.word(plan.program()) + " " + UnitText.words(words);
    }

    private String credential(ServicePlan plan) {
        return scope == ServiceScope.SYSTEM && plan.passwordFile() != null
                ? "LoadCredential=mysql-password:" + UnitText.rest(plan.passwordFile()) + "\n"
                : "";
    }

    /// Who it is and where it may write.
    private String place(ServicePlan plan, String credential) {
        if (scope == ServiceScope.USER) {
            return "";
        }
        String folder = plan.manager().folderOf(plan.store());
        boolean isInState = folder.equals(STATE) || folder.startsWith(STATE + "/");
        return credential + "User=" + NAME + "\nGroup=" + NAME + "\nStateDirectory=" + NAME
                + "\nStateDirectoryMode=0700\n"
                + "WorkingDirectory=" + STATE + "\n"
                + (isInState ? "" : "ReadWritePaths=" + UnitText.word(folder) + "\n");
    }

    private String folder() {
        return scope == ServiceScope.SYSTEM ? "/etc/systemd/system" : home + "/.config/systemd/user";
    }

    private static String name(ServiceJob job) {
        return NAME + "-" + job.word();
    }

    private static List<String> toEnable() {
        return Stream.concat(Stream.of(CAPTURE), Stream.of(ServiceJob.values()).map(job -> name(job) + ".timer"))
                .toList();
    }

    private String systemctl(String words) {
        return (scope == ServiceScope.SYSTEM ? "sudo systemctl " : "systemctl --user ") + words;
    }

    @Override
    public List<String> toStart(ServicePlan plan) {
        List<String> commands = new ArrayList<>();
        if (scope == ServiceScope.SYSTEM) {
            commands.add("sudo systemd-sysusers");
            String store = plan.manager().folderOf(plan.store());
            if (!store.equals(STATE)) {
                commands.add("sudo install -d -m 700 -o " + NAME + " -g " + NAME + " " + ShellText.word(store));
            }
            if (plan.passwordFile() != null) {
                String file = ShellText.word(plan.passwordFile());
                commands.add("sudo install -d -m 755 "
                        + ShellText.word(plan.manager().folderOf(plan.passwordFile())));
                commands.add("systemd-ask-password MySQL | sudo install -m 600 /dev/stdin " + file);
            }
        }
        commands.add(systemctl("daemon-reload"));
        commands.add(systemctl("enable --now " + String.join(" ", toEnable())));
        if (scope == ServiceScope.USER) {
            commands.add("loginctl enable-linger");
        }
        return commands;
    }

    @Override
    public List<Path> places() {
        List<Path> places = new ArrayList<>();
        places.add(Path.of(folder(), CAPTURE));
        for (ServiceJob job : ServiceJob.values()) {
            places.add(Path.of(folder(), name(job) + ".service"));
            places.add(Path.of(folder(), name(job) + ".timer"));
        }
        if (scope == ServiceScope.SYSTEM) {
            places.add(Path.of("/etc/sysusers.d", NAME + ".conf"));
        }
        return places;
    }

    /// The links that `systemctl enable` makes.
    @Override
    public List<Path> signsOfUse() {
        String target = scope == ServiceScope.SYSTEM ? "multi-user.target.wants" : "default.target.wants";
        return toEnable().stream()
                .map(unit -> Path.of(folder(), unit.equals(CAPTURE) ? target : "timers.target.wants", unit))
                .toList();
    }

    @Override
    public List<String> toStop() {
        return List.of(systemctl("disable --now " + String.join(" ", toEnable())));
    }

    @Override
    public List<String> afterRemoval() {
        return List.of(systemctl("daemon-reload"));
    }
}
