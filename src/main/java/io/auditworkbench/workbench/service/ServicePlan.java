package io.auditworkbench.workbench.service;

import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import io.auditworkbench.model.finding.Severity;
import io.auditworkbench.workbench.CaptureRequest;
import io.auditworkbench.workbench.daily.DailySchedule;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a service manager shall run: capture, and every day a report and a verification.
///
/// - **Shape**: `program` and every path are whole ones on the machine of the service; `passwordFile` is null when the
///   password is found otherwise, `metrics` when nobody may ask how capture is doing. `capture` holds no password.
public record ServicePlan(
        ServiceManager manager,
        ServiceScope scope,
        String program,
        CaptureRequest capture,
        @Nullable String passwordFile,
        Severity failOn,
        @Nullable String metrics) {

    /// After the summary of the day before was kept.
    private static final int REPORT_AFTER_MINUTES = 30;

    private static final LocalTime REPORT_WITHOUT_SUMMARY = LocalTime.of(0, 45);

    /// - **Errors**: `BAD_USAGE` for a path that is not whole, and for a line end or another control character in
    ///   anything, which no file of a service manager can hold.
    public ServicePlan {
        if (!capture.password().isEmpty()) {
            throw new IllegalArgumentException("a password for a file that everybody may read");
        }
        Stream.of(program, capture.store().toString(), text(capture.masking()), text(passwordFile))
                .filter(path -> !path.isEmpty())
                .forEach(path -> requireWhole(manager, path));
        Stream.of(
                        program,
                        capture.store().toString(),
                        capture.url(),
                        capture.tables(),
                        text(capture.name()),
                        text(capture.masking()),
                        text(passwordFile),
                        text(metrics))
                .forEach(ServicePlan::requirePlain);
    }

    /// Where nobody may ask how capture is doing.
    public ServicePlan(
            ServiceManager manager,
            ServiceScope scope,
            String program,
            CaptureRequest capture,
            @Nullable String passwordFile,
            Severity failOn) {
        this(manager, scope, program, capture, passwordFile, failOn, null);
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    private static void requireWhole(ServiceManager manager, String path) {
        if (!manager.isAbsolute(path)) {
            throw new WorkbenchException(
                    ErrorCode.BAD_USAGE,
                    "\"" + path + "\" is no whole path on the machine of the service.",
                    "Write it from " + (manager == ServiceManager.WINDOWS ? "its drive" : "/") + " on.");
        }
    }

    private static void requirePlain(String text) {
        if (text.codePoints().anyMatch(Character::isISOControl)) {
            throw new WorkbenchException(
                    ErrorCode.BAD_USAGE,
                    "A line end or another control character is in what the service shall be told.",
                    "Leave it out of the options.");
        }
    }

    String store() {
        return capture.store().toString();
    }

    /// Beside the store.
    String reports() {
        return manager.in(manager.folderOf(store()), "reports");
    }

    /// The words after the program's name that start capture, without the password's place.
    List<String> captureWords() {
        List<String> words = new ArrayList<>(List.of("capture", "--store", store(), "--url", capture.url()));
        if (!capture.tables().isEmpty()) {
            words.addAll(List.of("--tables", capture.tables()));
        }
        if (capture.beginning() == CaptureRequest.Beginning.NOW) {
            words.addAll(List.of("--snapshot", "never"));
        }
        if (capture.serverId() != null) {
            words.addAll(List.of("--server-id", capture.serverId().toString()));
        }
        if (capture.name() != null) {
            words.addAll(List.of("--source", capture.name()));
        }
        if (capture.masking() != null) {
            words.addAll(List.of("--masking", capture.masking().toString()));
        }
        if (metrics != null) {
            words.addAll(List.of("--metrics", metrics));
        }
        words.addAll(List.of("--daily-summary", dailyTime(), "--tz", zone(), "--no-input"));
        return words;
    }

    /// The same with the file of the password, where one was named.
    List<String> captureWordsWithPasswordFile() {
        List<String> words = captureWords();
        if (passwordFile != null) {
            words.addAll(List.of("--password-file", passwordFile));
        }
        return words;
    }

    List<String> words(ServiceJob job) {
        return switch (job) {
            case REPORT ->
                List.of(
                        "report",
                        "daily",
                        "--store",
                        store(),
                        "--day",
                        "yesterday",
                        "--tz",
                        zone(),
                        "--as",
                        "html,json,ndjson",
                        "--to",
                        reports(),
                        "--fail-on",
                        failOn.name().toLowerCase(Locale.ROOT));
            case VERIFY -> List.of("verify", "--store", store(), "--since-last");
            case VERIFY_ALL -> List.of("verify", "--store", store());
        };
    }

    /// When a job begins, by the clocks of [#zone()].
    LocalTime at(ServiceJob job) {
        return switch (job) {
            case REPORT ->
                daily().at()
                        .map(summary -> summary.plusMinutes(REPORT_AFTER_MINUTES))
                        .orElse(REPORT_WITHOUT_SUMMARY);
            case VERIFY -> LocalTime.of(3, 30);
            case VERIFY_ALL -> LocalTime.of(4, 30);
        };
    }

    String zone() {
        return daily().zone().getId();
    }

    DailySchedule daily() {
        return capture.daily();
    }

    private String dailyTime() {
        return daily().at().map(LocalTime::toString).orElse("off");
    }
}
