package io.auditworkbench.workbench.mask;

import io.auditworkbench.masking.MaskingPolicy;
import io.auditworkbench.masking.PseudonymKey;
import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import io.auditworkbench.rulepack.MaskingReader;
import io.auditworkbench.rulepack.PackFile;
import io.auditworkbench.rulepack.PackProblem;
import io.auditworkbench.rulepack.ReadPolicy;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// A masking policy in a file, and the key that it names.
///
/// - **Threading**: stateless.
public final class PolicyFile {

    private static final int MOST_BYTES = 1 << 20;
    private static final int MOST_KEY_BYTES = 4_096;
    private static final Set<PosixFilePermission> OTHERS = Set.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE);

    private PolicyFile() {}

    /// What the file says.
    ///
    /// - **Errors**: `BAD_INPUT` when it cannot be read.
    public static ReadPolicy read(Path file) {
        return MaskingReader.read(PackFile.of(file.toString(), bytes(file, MOST_BYTES, "masking policy")));
    }

    /// What is written in it.
    ///
    /// - **Errors**: as [#read].
    static String text(Path file) {
        return new String(bytes(file, MOST_BYTES, "masking policy"), StandardCharsets.UTF_8);
    }

    /// The policy with its key, ready to mask.
    ///
    /// - **Errors**: `BAD_CONFIGURATION` with every problem of the policy and its place, or for a key that is missing,
    ///   too short, or that others can read.
    public static MaskingPolicy load(Path file) {
        return switch (read(file)) {
            case ReadPolicy.Accepted accepted -> withKey(file, accepted.policy());
            case ReadPolicy.Refused refused -> throw refused(refused.problems());
        };
    }

    private static WorkbenchException refused(List<PackProblem> problems) {
        return new WorkbenchException(
                ErrorCode.BAD_CONFIGURATION,
                problems.stream().map(PackProblem::toString).collect(Collectors.joining("; ")),
                "Nothing was captured. Check the policy with `auditctl mask check`.");
    }

    private static MaskingPolicy withKey(Path file, MaskingPolicy policy) {
        return policy.keyFile()
                .map(name -> policy.with(key(file.toAbsolutePath().resolveSibling(name))))
                .orElse(policy);
    }

    private static PseudonymKey key(Path file) {
        String make = "Make one with: (umask 077; openssl rand -hex 32 > " + file + ")";
        if (!Files.isRegularFile(file)) {
            throw new WorkbenchException(
                    ErrorCode.BAD_CONFIGURATION,
                    "The key file " + file + " of the masking policy is not there.",
                    make + ". Keep a copy: with another key equal values get other pseudonyms.");
        }
        refuseOpen(file);
        String secret = new String(bytes(file, MOST_KEY_BYTES, "key file"), StandardCharsets.UTF_8).strip();
        if (secret.length() < PseudonymKey.LEAST_BYTES) {
            throw new WorkbenchException(
                    ErrorCode.BAD_CONFIGURATION,
                    "The key in " + file + " has fewer than " + PseudonymKey.LEAST_BYTES + " characters.",
                    make);
        }
        return PseudonymKey.of(secret);
    }

    /// Whoever can read the key can try values against pseudonyms.
    private static void refuseOpen(Path file) {
        try {
            if (Files.getPosixFilePermissions(file).stream().anyMatch(OTHERS::contains)) {
                throw new WorkbenchException(
                        ErrorCode.BAD_CONFIGURATION,
                        "Others than its owner can read the key file " + file + ".",
                        "chmod 600 " + file);
            }
        } catch (UnsupportedOperationException _) {
            // a file system without owners and groups has other means
        } catch (IOException unreadable) {
            throw unreadable(file, "key file", unreadable);
        }
    }

    private static byte[] bytes(Path file, int most, String what) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(most + 1);
            if (bytes.length > most) {
                throw new WorkbenchException(
                        ErrorCode.BAD_INPUT, file + " is too large for a " + what + ".", "Check the path.");
            }
            return bytes;
        } catch (IOException unreadable) {
            throw unreadable(file, what, unreadable);
        }
    }

    private static WorkbenchException unreadable(Path file, String what, IOException cause) {
        return new WorkbenchException(
                ErrorCode.BAD_INPUT,
                "The " + what + " " + file + " cannot be read.",
                "Check the path, and that this account may read it.",
                cause);
    }
}
