package io.auditworkbench.workbench.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.auditworkbench.model.error.WorkbenchException;
import io.auditworkbench.model.finding.Severity;
import io.auditworkbench.workbench.CaptureRequest;
import io.auditworkbench.workbench.daily.DailySchedule;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/// What each service manager reads out of the files is what it was meant to run, whatever is in it.
class ServiceFormTest {

    private static final String HOSTILE =
            "it's 100% %h $HOME ${X} $$ ; # \\ \\\\ \\n <&> \"q\" --\u2028 ]]> \u00e9\u2603";
    private static final String STRANGE_FOLDER = "a b%h \"q\" \\x $HOME ; <&>";

    private static CaptureRequest request(String store, String zone) {
        return new CaptureRequest(
                Path.of(store),
                "mysql://audit%40reader@db1:3306/?x=$A&y=<>",
                "",
                "sh\"op.*,`a\\b`.%x",
                CaptureRequest.Beginning.NOW,
                CaptureRequest.Extent.UNTIL_STOPPED,
                7_001L,
                HOSTILE,
                DailySchedule.parse("00:15", zone),
                Path.of(store).resolveSibling("masking.yaml"));
    }

    private static ServicePlan plan(ServiceManager manager, ServiceScope scope, String zone) {
        String folder =
                manager == ServiceManager.WINDOWS ? "C:\\" + STRANGE_FOLDER + "\\" : "/srv/" + STRANGE_FOLDER + "/";
        CaptureRequest request = request(folder + "store.awb", zone).with(Path.of(folder + "masking.yaml"));
        return new ServicePlan(
                manager,
                scope,
                folder + "auditctl",
                request,
                folder + "mysql-password",
                Severity.MEDIUM,
                "127.0.0.1:9187");
    }

    private static Map<String, ServiceFile> files(ServicePlan plan) {
        return ServiceForm.of(plan.manager(), plan.scope(), "/home/ann").files(plan).stream()
                .collect(Collectors.toMap(ServiceFile::name, Function.identity()));
    }

    private static List<String> of(ServiceFile unit, String key) {
        return unit.text()
                .lines()
                .filter(line -> line.startsWith(key + "="))
                .map(line -> line.substring(key.length() + 1))
                .toList();
    }

    private static List<String> command(String program, List<String> words) {
        return Stream.concat(Stream.of(program), words.stream()).toList();
    }

    /// Neither launchd nor the scheduler of Windows looks after what a program says.
    private static List<String> withLog(ServicePlan plan, String file) {
        return Stream.concat(plan.captureWordsWithPasswordFile().stream(), Stream.of("--log-file", file))
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void systemdReadsEveryWordAsItWasMeant(ServiceScope scope) {
        ServicePlan plan = plan(ServiceManager.SYSTEMD, scope, "UTC");
        Map<String, ServiceFile> files = files(plan);

        ServiceFile capture = files.get("audit-workbench-capture.service");
        String line = of(capture, "ExecStart").getFirst();
        assertThat(line).startsWith(":");
        assertThat(UnitWords.read(line.substring(1)))
                .isEqualTo(command(
                        plan.program(),
                        scope == ServiceScope.SYSTEM ? plan.captureWords() : plan.captureWordsWithPasswordFile()));
        for (ServiceJob job : ServiceJob.values()) {
            ServiceFile unit = files.get("audit-workbench-" + job.word() + ".service");
            assertThat(UnitWords.read(of(unit, "ExecStart").getFirst().substring(1)))
                    .isEqualTo(command(plan.program(), plan.words(job)));
            assertThat(UnitWords.specified(of(unit, "ConditionPathExists").getFirst()))
                    .isEqualTo(plan.store());
        }
    }

    @Test
    void theServiceOfAMachineGetsThePasswordAsACredentialAndMayWriteBesideItsStore() {
        ServicePlan plan = plan(ServiceManager.SYSTEMD, ServiceScope.SYSTEM, "UTC");

        ServiceFile capture = files(plan).get("audit-workbench-capture.service");

        assertThat(of(capture, "LoadCredential"))
                .extracting(UnitWords::specified)
                .containsExactly("mysql-password:" + plan.passwordFile());
        assertThat(capture.text()).doesNotContain("--password-file");
        assertThat(UnitWords.read(of(capture, "ReadWritePaths").getFirst())).containsExactly("/srv/" + STRANGE_FOLDER);
    }

    /// What `systemd-analyze security` asks for, but what a Java program that calls a server cannot do without.
    @Test
    void theServiceOfAMachineIsShutIn() {
        Map<String, ServiceFile> files = files(plan(ServiceManager.SYSTEMD, ServiceScope.SYSTEM, "UTC"));

        assertThat(files.values().stream().filter(file -> file.name().endsWith(".service")))
                .hasSize(4)
                .allSatisfy(unit -> assertThat(unit.text().lines())
                        .contains(
                                "User=audit-workbench",
                                "UMask=0077",
                                "StateDirectoryMode=0700",
                                "NoNewPrivileges=yes",
                                "CapabilityBoundingSet=",
                                "ProtectSystem=strict",
                                "ProtectHome=yes",
                                "PrivateTmp=yes",
                                "PrivateDevices=yes",
                                "PrivateUsers=yes",
                                "ProtectClock=yes",
                                "ProtectHostname=yes",
                                "ProtectControlGroups=yes",
                                "ProtectKernelLogs=yes",
                                "ProtectKernelModules=yes",
                                "ProtectKernelTunables=yes",
                                "RestrictNamespaces=yes",
                                "RestrictRealtime=yes",
                                "RestrictSUIDSGID=yes",
                                "LockPersonality=yes",
                                "SystemCallArchitectures=native",
                                "SystemCallFilter=@system-service")
                        .doesNotContain("MemoryDenyWriteExecute=yes"));
        assertThat(of(files.get("audit-workbench-capture.service"), "RestrictAddressFamilies"))
                .containsExactly("AF_INET AF_INET6 AF_UNIX AF_NETLINK");
        assertThat(of(files.get("audit-workbench-report.service"), "PrivateNetwork"))
                .containsExactly("yes");
    }

    /// A key is given once, but those that add to a list.
    @ParameterizedTest
    @EnumSource
    void everyLineOfAUnitIsASectionACommentOrOneSetting(ServiceScope scope) {
        assertThat(files(plan(ServiceManager.SYSTEMD, scope, "UTC")).values().stream()
                        .filter(file -> !file.name().endsWith(".conf")))
                .hasSize(7)
                .allSatisfy(unit -> {
                    List<String> keys = new ArrayList<>();
                    unit.text()
                            .lines()
                            .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                            .forEach(line -> {
                                assertThat(line).matches("(?s)\\[(Unit|Service|Timer|Install)]|[A-Z][A-Za-z]+=.*");
                                keys.add(line.startsWith("[") ? line : line.substring(0, line.indexOf('=')));
                            });
                    keys.removeIf(key -> key.equals("SystemCallFilter"));
                    assertThat(keys).doesNotHaveDuplicates();
                });
    }

    @Test
    void captureIsStartedAgainUnlessOnlyAPersonCanMendItAndEndsWellByASignal() {
        ServiceFile capture =
                files(plan(ServiceManager.SYSTEMD, ServiceScope.SYSTEM, "UTC")).get("audit-workbench-capture.service");

        assertThat(capture.text().lines())
                .contains(
                        "Type=exec",
                        "Restart=on-failure",
                        "RestartPreventExitStatus=2 5 6",
                        "SuccessExitStatus=143",
                        "KillSignal=SIGTERM",
                        "StartLimitIntervalSec=0",
                        "WantedBy=multi-user.target");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTC 00:45", "Europe/Zurich 00:45", "+02:00 22:45", "-03:30 04:15"})
    void timersFollowTheZoneOfTheDaysAndOffsetsAreToldInUtc(String expected) {
        String zone = expected.split(" ")[0];
        Map<String, ServiceFile> files = files(plan(ServiceManager.SYSTEMD, ServiceScope.SYSTEM, zone));

        ServiceFile timer = files.get("audit-workbench-report.timer");

        boolean isOffset = zone.startsWith("+") || zone.startsWith("-");
        assertThat(of(timer, "OnCalendar"))
                .containsExactly("*-*-* " + expected.split(" ")[1] + ":00 " + (isOffset ? "UTC" : zone));
        assertThat(timer.text().lines()).contains("Persistent=true", "RandomizedDelaySec=600");
        assertThat(of(files.get("audit-workbench-verify-all.timer"), "OnCalendar")
                        .getFirst())
                .startsWith("Sun *-*-* ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/home/ann/store.awb", "/root/x/store.awb", "/tmp/store.awb"})
    void aStoreThatTheServiceWouldNotSeeIsRefused(String store) {
        ServicePlan plan = new ServicePlan(
                ServiceManager.SYSTEMD,
                ServiceScope.SYSTEM,
                "/opt/auditctl",
                request(store, "UTC").with(null),
                null,
                Severity.HIGH);

        assertThatThrownBy(() -> files(plan))
                .isInstanceOf(WorkbenchException.class)
                .hasMessage("The service of a machine does not see the store " + store + ".");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/srv/store.awb\nExecStartPre=/bin/evil", "/srv/a\rb", "/srv/\0"})
    void noLineEndGetsIntoAFile(String program) {
        assertThatThrownBy(() -> new ServicePlan(
                        ServiceManager.SYSTEMD,
                        ServiceScope.SYSTEM,
                        program,
                        request("/srv/store.awb", "UTC"),
                        null,
                        Severity.HIGH))
                .isInstanceOf(WorkbenchException.class)
                .hasMessageStartingWith("A line end or another control character");
    }

    @Test
    void aPathThatSystemdWouldCutOffIsRefused() {
        ServicePlan plan = new ServicePlan(
                ServiceManager.SYSTEMD,
                ServiceScope.SYSTEM,
                "/opt/auditctl",
                request("/srv/store.awb", "UTC"),
                "/etc/password\\",
                Severity.HIGH);

        assertThatThrownBy(() -> files(plan))
                .isInstanceOf(WorkbenchException.class)
                .hasMessageContaining("because of how it ends");
    }

    @Test
    void noPasswordCanBeInAPlan() {
        CaptureRequest withPassword = new CaptureRequest(
                Path.of("/srv/store.awb"),
                "mysql://a@b/",
                "canary-77c1",
                "",
                CaptureRequest.Beginning.NOW,
                CaptureRequest.Extent.UNTIL_STOPPED,
                null,
                null);

        assertThatThrownBy(() -> new ServicePlan(
                        ServiceManager.SYSTEMD, ServiceScope.USER, "/opt/auditctl", withPassword, null, Severity.HIGH))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("canary");
    }

    @ParameterizedTest
    @EnumSource
    void launchdReadsEveryWordAsItWasMeant(ServiceScope scope) {
        ServicePlan plan = plan(ServiceManager.LAUNCHD, scope, "UTC");
        Map<String, ServiceFile> files = files(plan);

        assertThat(strings(xml(files.get("io.auditworkbench.capture.plist")), "array"))
                .isEqualTo(command(
                        plan.program(),
                        withLog(
                                plan,
                                (scope == ServiceScope.SYSTEM ? "" : "/home/ann")
                                        + "/Library/Logs/Audit Workbench/capture.log")));
        for (ServiceJob job : ServiceJob.values()) {
            Document list = xml(files.get("io.auditworkbench." + job.word() + ".plist"));
            assertThat(strings(list, "array")).isEqualTo(command(plan.program(), plan.words(job)));
            assertThat(keys(list)).contains("StartCalendarInterval", "Umask").doesNotContain("KeepAlive");
        }
        assertThat(keys(xml(files.get("io.auditworkbench.capture.plist"))))
                .contains("KeepAlive", "SuccessfulExit", "StandardErrorPath", "RunAtLoad");
        assertThat(keys(xml(files.get("io.auditworkbench.capture.plist"))).contains("UserName"))
                .isEqualTo(scope == ServiceScope.SYSTEM);
    }

    @ParameterizedTest
    @EnumSource
    void windowsReadsEveryWordAsItWasMeant(ServiceScope scope) {
        ServicePlan plan = plan(ServiceManager.WINDOWS, scope, "UTC");
        Map<String, ServiceFile> files = files(plan);

        Document capture = xml(files.get("audit-workbench-capture.xml"));
        assertThat(strings(capture, "Exec").getFirst()).isEqualTo(plan.program());
        assertThat(WindowsWords.read(strings(capture, "Exec").getLast()))
                .isEqualTo(withLog(plan, "C:\\" + STRANGE_FOLDER + "\\capture.log"));
        for (ServiceJob job : ServiceJob.values()) {
            Document task = xml(files.get("audit-workbench-" + job.word() + ".xml"));
            assertThat(WindowsWords.read(strings(task, "Exec").getLast())).isEqualTo(plan.words(job));
            assertThat(task.getElementsByTagName("CalendarTrigger").getLength()).isOne();
        }
        String trigger = scope == ServiceScope.SYSTEM ? "BootTrigger" : "LogonTrigger";
        assertThat(capture.getElementsByTagName(trigger).getLength()).isOne();
        assertThat(capture.getElementsByTagName("RestartOnFailure").getLength()).isOne();
    }

    @ParameterizedTest
    @EnumSource
    void everyFileIsKnownAsOursByItsFirstBytesAndHasItsPlace(ServiceManager manager) {
        for (ServiceScope scope : ServiceScope.values()) {
            ServicePlan plan = plan(manager, scope, "UTC");
            ServiceForm form = ServiceForm.of(manager, scope, "/home/ann");

            assertThat(form.files(plan)).allMatch(file -> ServiceFile.isOurs(file.bytes()));
            assertThat(form.places())
                    .extracting(place -> place.getFileName().toString())
                    .containsExactlyInAnyOrderElementsOf(
                            form.files(plan).stream().map(ServiceFile::name).toList());
            assertThat(form.toStart(plan)).isNotEmpty();
            assertThat(form.toStop()).isNotEmpty();
        }
    }

    private static Document xml(ServiceFile file) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
            return factory.newDocumentBuilder().parse(new InputSource(new ByteArrayInputStream(file.bytes())));
        } catch (ParserConfigurationException | SAXException | IOException unreadable) {
            throw new AssertionError(file.text(), unreadable);
        }
    }

    /// The texts of the elements in the only one of that name.
    private static List<String> strings(Document document, String parent) {
        NodeList parts = document.getElementsByTagName(parent).item(0).getChildNodes();
        return IntStream.range(0, parts.getLength())
                .mapToObj(parts::item)
                .filter(Element.class::isInstance)
                .map(Node::getTextContent)
                .toList();
    }

    private static Set<String> keys(Document document) {
        NodeList keys = document.getElementsByTagName("key");
        return IntStream.range(0, keys.getLength())
                .mapToObj(i -> keys.item(i).getTextContent())
                .collect(Collectors.toSet());
    }

    @Test
    void aTaskOfWindowsIsWrittenAsWindowsWritesIt() {
        byte[] bytes = files(plan(ServiceManager.WINDOWS, ServiceScope.SYSTEM, "UTC"))
                .get("audit-workbench-capture.xml")
                .bytes();

        assertThat(new byte[] {bytes[0], bytes[1]}).containsExactly(0xFF, 0xFE);
        assertThat(new String(bytes, StandardCharsets.UTF_16)).startsWith("<?xml version=\"1.0\"?>\r\n");
    }
}
