package io.auditworkbench.http;

import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import io.auditworkbench.workbench.secret.SecretFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.jspecify.annotations.Nullable;

/// The files that a server by https needs.
///
/// - **Shape**: PEM. `certificate` begins with the server's own and goes on with those that signed it; `key` is PKCS#8
///   and not encrypted, for its owner only; `clientAuthority` has the certificates that may sign those of callers, null
///   where callers need none.
/// - **Source**: RFC 7468; RFC 8446.
public record TlsFiles(Path certificate, Path key, @Nullable Path clientAuthority) {

    private static final Pattern KEY =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");
    private static final List<String> ALGORITHMS = List.of("RSA", "EC", "EdDSA");
    private static final String ALIAS = "server";

    /// What the listener works with: TLS 1.3 and 1.2.
    ///
    /// - **Errors**: `BAD_USAGE` for a file that cannot be read, `BAD_CONFIGURATION` for one that holds something else,
    ///   and for a key that others can read or that is not the certificate's.
    SslContextFactory.Server factory() {
        SslContextFactory.Server factory = new SslContextFactory.Server();
        factory.setIncludeProtocols("TLSv1.3", "TLSv1.2");
        factory.setSniRequired(false);
        factory.setKeyStore(ownKey());
        factory.setKeyStorePassword("");
        if (clientAuthority != null) {
            factory.setTrustStore(authorities(clientAuthority));
            factory.setNeedClientAuth(true);
        }
        return factory;
    }

    private KeyStore ownKey() {
        List<? extends Certificate> chain = certificates(certificate, "certificate");
        PrivateKey own = privateKey();
        try {
            KeyStore store = emptyStore();
            store.setKeyEntry(ALIAS, own, new char[0], chain.toArray(Certificate[]::new));
            return store;
        } catch (GeneralSecurityException | IOException unfit) {
            throw wrong("key", key, "is not that of the certificate", unfit);
        }
    }

    private static KeyStore authorities(Path file) {
        try {
            KeyStore store = emptyStore();
            int number = 0;
            for (Certificate each : certificates(file, "client authority")) {
                store.setCertificateEntry("authority-" + number++, each);
            }
            return store;
        } catch (GeneralSecurityException | IOException unfit) {
            throw wrong("client authority", file, "cannot be used", unfit);
        }
    }

    private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    private static List<? extends Certificate> certificates(Path file, String what) {
        try (InputStream in = Files.newInputStream(file)) {
            List<? extends Certificate> read =
                    List.copyOf(CertificateFactory.getInstance("X.509").generateCertificates(in));
            if (!read.isEmpty()) {
                return read;
            }
            throw wrong(what, file, "holds no certificate in PEM", null);
        } catch (IOException unreadable) {
            throw unreadable(what, file, unreadable);
        } catch (GeneralSecurityException none) {
            throw wrong(what, file, "holds no certificate in PEM", none);
        }
    }

    private PrivateKey privateKey() {
        try {
            SecretFile.requirePrivate(key, "key");
            Matcher pem = KEY.matcher(Files.readString(key, StandardCharsets.US_ASCII));
            if (!pem.find()) {
                throw noKey(null);
            }
            byte[] encoded = Base64.getMimeDecoder().decode(pem.group(1));
            for (String algorithm : ALGORITHMS) {
                try {
                    return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(encoded));
                } catch (InvalidKeySpecException _) {
                    // of another kind
                }
            }
            throw noKey(null);
        } catch (IOException unreadable) {
            throw unreadable("key", key, unreadable);
        } catch (GeneralSecurityException | IllegalArgumentException none) {
            throw noKey(none);
        }
    }

    private WorkbenchException noKey(@Nullable Exception cause) {
        return new WorkbenchException(
                ErrorCode.BAD_CONFIGURATION,
                "The key file " + key + " holds no key in PEM as PKCS#8 without a passphrase.",
                "Make one of it: openssl pkcs8 -topk8 -nocrypt -in " + key + " -out key.pem && chmod 600 key.pem",
                cause);
    }

    private static WorkbenchException unreadable(String what, Path file, IOException cause) {
        return new WorkbenchException(
                ErrorCode.BAD_USAGE,
                "The " + what + " file " + file + " cannot be read.",
                "Check the path and that this account may read it.",
                cause);
    }

    private static WorkbenchException wrong(String what, Path file, String how, @Nullable Exception cause) {
        return new WorkbenchException(
                ErrorCode.BAD_CONFIGURATION,
                "The " + what + " file " + file + " " + how + ".",
                "Check with: openssl x509 -noout -subject -in FILE",
                cause);
    }
}
