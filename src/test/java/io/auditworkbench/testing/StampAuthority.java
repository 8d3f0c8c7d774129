package io.auditworkbench.testing;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Set;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampResponseGenerator;
import org.bouncycastle.tsp.TimeStampTokenGenerator;

/// A time-stamp authority with a certificate of its own root.
public final class StampAuthority {

    private static final ASN1ObjectIdentifier POLICY = new ASN1ObjectIdentifier("1.2.3.4.1");
    private static final Instant VALID_FROM = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant VALID_UNTIL = Instant.parse("2027-01-01T00:00:00Z");

    /// What the authority's certificate says that it is for.
    public enum Purpose {
        TIME_STAMPS,
        NOTHING
    }

    private final X509Certificate root;
    private final X509Certificate certificate;
    private final X509Certificate shown;
    private final KeyPair keys;
    private long number;

    public StampAuthority(String name, Purpose purpose) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256);
            KeyPair rootKeys = generator.generateKeyPair();
            keys = generator.generateKeyPair();
            X500Principal issuer = new X500Principal("CN=Root of " + name);
            JcaX509v3CertificateBuilder ofRoot = new JcaX509v3CertificateBuilder(
                    issuer,
                    BigInteger.ONE,
                    Date.from(VALID_FROM),
                    Date.from(VALID_UNTIL),
                    issuer,
                    rootKeys.getPublic());
            ofRoot.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
            root = sign(ofRoot, rootKeys);
            certificate = sign(forStamps(own(issuer, name)), rootKeys);
            // the library makes no stamp with another one: it is put in the place of the one that signed
            shown = purpose == Purpose.TIME_STAMPS ? certificate : sign(own(issuer, name), rootKeys);
        } catch (GeneralSecurityException | CertIOException | OperatorCreationException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private JcaX509v3CertificateBuilder own(X500Principal issuer, String name) {
        return new JcaX509v3CertificateBuilder(
                issuer,
                BigInteger.TWO,
                Date.from(VALID_FROM),
                Date.from(VALID_UNTIL),
                new X500Principal("CN=" + name),
                keys.getPublic());
    }

    private static JcaX509v3CertificateBuilder forStamps(JcaX509v3CertificateBuilder builder) throws CertIOException {
        builder.addExtension(Extension.extendedKeyUsage, true, new ExtendedKeyUsage(KeyPurposeId.id_kp_timeStamping));
        return builder;
    }

    private static X509Certificate sign(JcaX509v3CertificateBuilder builder, KeyPair by)
            throws OperatorCreationException, GeneralSecurityException {
        return new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(by.getPrivate())));
    }

    /// Writes the root's certificate in PEM.
    public Path writeRoot(Path file) throws IOException {
        try {
            return Files.writeString(
                    file,
                    "-----BEGIN CERTIFICATE-----\n" + Base64.getMimeEncoder().encodeToString(root.getEncoded())
                            + "\n-----END CERTIFICATE-----\n");
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /// The answer in DER to a request in DER, stamped at a moment.
    public byte[] answer(byte[] request, Instant at) {
        return answer(request, at, TSPAlgorithms.SHA256);
    }

    /// The answer of an authority that takes no SHA-256.
    public byte[] refusal(byte[] request) {
        return answer(request, VALID_FROM, TSPAlgorithms.SHA512);
    }

    private byte[] answer(byte[] request, Instant at, ASN1ObjectIdentifier taken) {
        try {
            TimeStampTokenGenerator tokens = new TimeStampTokenGenerator(
                    new JcaSimpleSignerInfoGeneratorBuilder().build("SHA256withECDSA", keys.getPrivate(), certificate),
                    new JcaDigestCalculatorProviderBuilder().build().get(new AlgorithmIdentifier(TSPAlgorithms.SHA256)),
                    POLICY);
            tokens.addCertificates(new JcaCertStore(List.of(shown, root)));
            return new TimeStampResponseGenerator(tokens, Set.of(taken))
                    .generate(new TimeStampRequest(request), BigInteger.valueOf(++number), Date.from(at))
                    .getEncoded();
        } catch (GeneralSecurityException | OperatorCreationException | TSPException | IOException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
