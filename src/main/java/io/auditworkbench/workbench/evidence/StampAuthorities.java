package io.auditworkbench.workbench.evidence;

import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The certificates that somebody trusts to have issued those of time-stamp authorities.
///
/// Whether one was revoked is not asked: that needs the network.
///
/// - **Threading**: stateless.
/// - **Source**: RFC 5280 §6, by Java's PKIX.
final class StampAuthorities {

    private static final long MOST_BYTES = 4L << 20;

    private final Path file;
    private final Set<X509Certificate> trusted;

    private StampAuthorities(Path file, Set<X509Certificate> trusted) {
        this.file = file;
        this.trusted = trusted;
    }

    /// The certificates in a file, in PEM or DER.
    ///
    /// - **Errors**: `NOT_FOUND`; `BAD_INPUT` for a file without any.
    static StampAuthorities read(Path file) {
        if (!Files.exists(file)) {
            throw new WorkbenchException(
                    ErrorCode.NOT_FOUND,
                    "There is no file " + file + ".",
                    "Name a file with certificates that you trust, in PEM or DER.");
        }
        try (InputStream in = Files.newInputStream(file)) {
            if (Files.size(file) > MOST_BYTES) {
                throw none(file, null);
            }
            Set<X509Certificate> trusted = new HashSet<>();
            CertificateFactory.getInstance("X.509")
                    .generateCertificates(in)
                    .forEach(each -> trusted.add((X509Certificate) each));
            if (trusted.isEmpty()) {
                throw none(file, null);
            }
            return new StampAuthorities(file, trusted);
        } catch (IOException | CertificateException unreadable) {
            throw none(file, unreadable);
        }
    }

    private static WorkbenchException none(Path file, @Nullable Throwable cause) {
        return new WorkbenchException(
                ErrorCode.BAD_INPUT,
                "There is no certificate in " + file + ".",
                "Name a file with certificates that you trust, in PEM or DER.",
                cause);
    }

    /// The file they are from.
    Path file() {
        return file;
    }

    /// Whether the certificate of a stamp's authority leads to one of them, as it was at the time of the stamp.
    boolean vouchFor(TimeStamp stamp) {
        if (trusted.contains(stamp.signer())) {
            return true;
        }
        try {
            X509CertSelector target = new X509CertSelector();
            target.setCertificate(stamp.signer());
            Set<TrustAnchor> anchors = new HashSet<>();
            trusted.forEach(each -> anchors.add(new TrustAnchor(each, null)));
            PKIXBuilderParameters asked = new PKIXBuilderParameters(anchors, target);
            List<X509Certificate> known = new ArrayList<>(stamp.others());
            known.addAll(trusted);
            asked.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(known)));
            asked.setRevocationEnabled(false);
            asked.setDate(Date.from(stamp.at()));
            CertPathBuilder.getInstance("PKIX").build(asked);
            return true;
        } catch (GeneralSecurityException _) {
            // no chain of certificates leads there
            return false;
        }
    }
}
