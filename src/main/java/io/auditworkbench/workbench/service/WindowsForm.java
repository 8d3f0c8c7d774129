package io.auditworkbench.workbench.service;

import java.nio.file.Path;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// Tasks of Windows' Task Scheduler.
///
/// A console program is no service of Windows by itself, and the scheduler needs nothing beside it: ADR-0045.
///
/// - **Source**: Task Scheduler Schema (MS-TSCH, section 2.5), version 1.2.
record WindowsForm(ServiceScope scope, String home) implements ServiceForm {

    private static final String TASKS = "Audit Workbench\\";
    private static final String MACHINE_FOLDER = "C:\\ProgramData\\Audit Workbench";

    /// The account LOCAL SERVICE, by the id that every Windows knows it by.
    private static final String LOCAL_SERVICE = "S-1-5-19";

    @Override
    public List<ServiceFile> files(ServicePlan plan) {
        List<ServiceFile> files = new ArrayList<>();
        String begin = scope == ServiceScope.SYSTEM ? "BootTrigger" : "LogonTrigger";
        // whether a bad exit code counts as a failure is not the same everywhere, so it is also looked after
        files.add(file(plan, ServiceJob.CAPTURE, captureWords(plan), """
                    <%s><Repetition><Interval>PT5M</Interval></Repetition></%s>
                """.formatted(begin, begin)));
        for (ServiceJob job : ServiceJob.values()) {
            files.add(file(plan, job.word(), plan.words(job), calendar(plan, job)));
        }
        return files;
    }

    /// The scheduler keeps nothing of what a program says.
    private static List<String> captureWords(ServicePlan plan) {
        String log = plan.manager().in(plan.manager().folderOf(plan.store()), ServiceJob.CAPTURE + ".log");
        return Stream.concat(plan.captureWordsWithPasswordFile().stream(), Stream.of("--log-file", log))
                .toList();
    }

    private ServiceFile file(ServicePlan plan, String word, List<String> words, String trigger) {
        boolean isCapture = word.equals(ServiceJob.CAPTURE);
        String text = """
                <?xml version="1.0"?>
                <!-- %s -->
                <Task version="1.2" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">
                  <RegistrationInfo><Description>Audit Workbench: %s</Description></RegistrationInfo>
                  <Triggers>
                %s  </Triggers>
                  <Principals>
                    <Principal id="Author">%s<RunLevel>LeastPrivilege</RunLevel></Principal>
                  </Principals>
                  <Settings>
                    <MultipleInstancesPolicy>IgnoreNew</MultipleInstancesPolicy>
                    <DisallowStartIfOnBatteries>false</DisallowStartIfOnBatteries>
                    <StopIfGoingOnBatteries>false</StopIfGoingOnBatteries>
                    <StartWhenAvailable>true</StartWhenAvailable>
                    <ExecutionTimeLimit>%s</ExecutionTimeLimit>
                %s  </Settings>
                  <Actions Context="Author">
                    <Exec>
                      <Command>%s</Command>
                      <Arguments>%s</Arguments>
                    </Exec>
                  </Actions>
                </Task>
                """.formatted(
                        ServiceFile.MARK,
                        word,
                        trigger,
                        scope == ServiceScope.SYSTEM
                                ? "<UserId>" + LOCAL_SERVICE + "</UserId>"
                                : "<LogonType>InteractiveToken</LogonType>",
                        isCapture ? "PT0S" : "PT12H",
                        isCapture
                                ? "    <RestartOnFailure><Interval>PT1M</Interval><Count>255</Count></RestartOnFailure>\n"
                                : "",
                        XmlText.of(plan.program()),
                        XmlText.of(WindowsArguments.of(words)));
        return new ServiceFile(folder(), fileName(word), text.replace("\n", "\r\n"), ServiceFile.Encoding.UTF_16);
    }

    /// By the clock of the machine: a boundary without a zone.
    private static String calendar(ServicePlan plan, ServiceJob job) {
        LocalTime at = plan.at(job);
        String every = job == ServiceJob.VERIFY_ALL
                ? "<ScheduleByWeek><DaysOfWeek><Sunday/></DaysOfWeek><WeeksInterval>1</WeeksInterval></ScheduleByWeek>"
                : "<ScheduleByDay><DaysInterval>1</DaysInterval></ScheduleByDay>";
        return String.format(
                Locale.ROOT,
                "    <CalendarTrigger><StartBoundary>2026-01-01T%02d:%02d:00</StartBoundary>%s</CalendarTrigger>\n",
                at.getHour(),
                at.getMinute(),
                every);
    }

    private String folder() {
        return scope == ServiceScope.SYSTEM ? MACHINE_FOLDER : home + "\\AppData\\Local\\Audit Workbench";
    }

    private static String fileName(String word) {
        return "audit-workbench-" + word + ".xml";
    }

    @Override
    public List<String> toStart(ServicePlan plan) {
        List<String> commands = new ArrayList<>();
        if (scope == ServiceScope.SYSTEM) {
            commands.add("icacls \"" + plan.manager().folderOf(plan.store())
                    + "\" /inheritance:r /grant:r *S-1-5-18:(OI)(CI)F *S-1-5-32-544:(OI)(CI)F *" + LOCAL_SERVICE
                    + ":(OI)(CI)M");
            if (plan.passwordFile() != null) {
                commands.add("notepad \"" + plan.passwordFile() + "\"");
            }
        }
        for (String part : ServiceJob.wordsWithCapture()) {
            commands.add(
                    "schtasks /create /tn \"" + TASKS + part + "\" /xml \"" + folder() + "\\" + fileName(part) + "\"");
        }
        commands.add("schtasks /run /tn \"" + TASKS + ServiceJob.CAPTURE + "\"");
        return commands;
    }

    @Override
    public List<Path> places() {
        return ServiceJob.wordsWithCapture().stream()
                .map(part -> Path.of(folder(), fileName(part)))
                .toList();
    }

    /// What the scheduler has taken in is in no folder of ours.
    @Override
    public List<Path> signsOfUse() {
        return List.of();
    }

    @Override
    public List<String> toStop() {
        return ServiceJob.wordsWithCapture().stream()
                .flatMap(part -> Stream.of(
                        "schtasks /end /tn \"" + TASKS + part + "\"",
                        "schtasks /delete /f /tn \"" + TASKS + part + "\""))
                .toList();
    }

    @Override
    public List<String> afterRemoval() {
        return List.of();
    }
}
