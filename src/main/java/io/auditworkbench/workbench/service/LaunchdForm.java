package io.auditworkbench.workbench.service;

import io.auditworkbench.workbench.text.ShellText;
import java.nio.file.Path;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Property lists of launchd.
///
/// - **Source**: `launchd.plist(5)`, `launchctl(1)`, `sysadminctl(8)` of macOS; ADR-0045.
record LaunchdForm(ServiceScope scope, String home) implements ServiceForm {

    private static final String LABEL = "io.auditworkbench.";
    private static final String ACCOUNT = "_auditworkbench";
    private static final String STATE = "/Library/Application Support/Audit Workbench";

    @Override
    public List<ServiceFile> files(ServicePlan plan) {
        List<ServiceFile> files = new ArrayList<>();
        files.add(file(plan, ServiceJob.CAPTURE, captureWords(plan), """
                    <key>RunAtLoad</key><true/>
                    <!-- started again when it ends badly, once a minute at most; launchd cannot tell one failure from another -->
                    <key>KeepAlive</key><dict><key>SuccessfulExit</key><false/></dict>
                    <key>ThrottleInterval</key><integer>60</integer>
                    <key>ExitTimeOut</key><integer>90</integer>
                """));
        for (ServiceJob job : ServiceJob.values()) {
            files.add(file(plan, job.word(), plan.words(job), calendar(plan, job)));
        }
        return files;
    }

    /// launchd cuts no log, so capture does it itself.
    private List<String> captureWords(ServicePlan plan) {
        return Stream.concat(
                        plan.captureWordsWithPasswordFile().stream(),
                        Stream.of("--log-file", logFolder() + "/" + ServiceJob.CAPTURE + ".log"))
                .toList();
    }

    private ServiceFile file(ServicePlan plan, String word, List<String> words, String when) {
        String arguments = Stream.concat(Stream.of(plan.program()), words.stream())
                .map(argument -> "        <string>" + XmlText.of(argument) + "</string>\n")
                .collect(Collectors.joining());
        // of capture only what Java says before the program does; of the others a few lines a day
        String log = XmlText.of(logFolder() + "/" + word + (word.equals(ServiceJob.CAPTURE) ? "-start.log" : ".log"));
        return new ServiceFile(folder(), LABEL + word + ".plist", """
                <?xml version="1.0" encoding="UTF-8"?>
                <!-- %s -->
                <!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
                <plist version="1.0">
                <dict>
                    <key>Label</key><string>%s</string>
                    <key>ProgramArguments</key>
                    <array>
                %s    </array>
                %s%s    <key>ProcessType</key><string>Background</string>
                    <!-- 077: what is written is for its account only -->
                    <key>Umask</key><integer>63</integer>
                    <key>StandardOutPath</key><string>%s</string>
                    <key>StandardErrorPath</key><string>%s</string>
                </dict>
                </plist>
                """.formatted(
                        ServiceFile.MARK,
                        LABEL + word,
                        arguments,
                        when,
                        scope == ServiceScope.SYSTEM ? "    <key>UserName</key><string>" + ACCOUNT + "</string>\n" : "",
                        log,
                        log));
    }

    /// By the clock of the machine: launchd knows no other zone.
    private static String calendar(ServicePlan plan, ServiceJob job) {
        LocalTime at = plan.at(job);
        return "    <!-- by the clock of this machine: launchd knows no zones -->\n"
                + "    <key>StartCalendarInterval</key><dict>"
                + (job == ServiceJob.VERIFY_ALL ? "<key>Weekday</key><integer>0</integer>" : "")
                + "<key>Hour</key><integer>" + at.getHour() + "</integer><key>Minute</key><integer>" + at.getMinute()
                + "</integer></dict>\n";
    }

    private String folder() {
        return scope == ServiceScope.SYSTEM ? "/Library/LaunchDaemons" : home + "/Library/LaunchAgents";
    }

    private String logFolder() {
        return (scope == ServiceScope.SYSTEM ? "" : home) + "/Library/Logs/Audit Workbench";
    }

    @Override
    public List<String> toStart(ServicePlan plan) {
        List<String> commands = new ArrayList<>();
        if (scope == ServiceScope.SYSTEM) {
            commands.add(
                    "sudo sysadminctl -addUser " + ACCOUNT + " -UID 399 -roleAccount -home " + ShellText.word(STATE));
            commands.add("sudo install -d -m 700 -o " + ACCOUNT + " "
                    + ShellText.word(plan.manager().folderOf(plan.store())) + " " + ShellText.word(logFolder()));
            if (plan.passwordFile() != null) {
                commands.add("read -rs password && printf '%s' \"$password\" | sudo install -m 600 -o " + ACCOUNT
                        + " /dev/stdin " + ShellText.word(plan.passwordFile()));
            }
        } else {
            commands.add("mkdir -p " + ShellText.word(logFolder()));
        }
        for (String part : ServiceJob.wordsWithCapture()) {
            commands.add((scope == ServiceScope.SYSTEM
                            ? "sudo launchctl bootstrap system "
                            : "launchctl bootstrap gui/$(id -u) ")
                    + ShellText.word(folder() + "/" + LABEL + part + ".plist"));
        }
        return commands;
    }

    @Override
    public List<Path> places() {
        return ServiceJob.wordsWithCapture().stream()
                .map(part -> Path.of(folder(), LABEL + part + ".plist"))
                .toList();
    }

    /// What launchd has loaded is in no folder.
    @Override
    public List<Path> signsOfUse() {
        return List.of();
    }

    @Override
    public List<String> toStop() {
        String domain =
                scope == ServiceScope.SYSTEM ? "sudo launchctl bootout system/" : "launchctl bootout gui/$(id -u)/";
        return ServiceJob.wordsWithCapture().stream()
                .map(part -> domain + LABEL + part)
                .toList();
    }

    @Override
    public List<String> afterRemoval() {
        return List.of();
    }
}
