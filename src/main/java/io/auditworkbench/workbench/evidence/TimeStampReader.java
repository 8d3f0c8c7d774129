package io.auditworkbench.workbench.evidence;

import java.io.IOException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.cmp.PKIStatus;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TSPUtil;
import org.bouncycastle.tsp.TSPValidationException;
import org.bouncycastle.tsp.TimeStampResponse;
import org.bouncycastle.tsp.TimeStampToken;

/// Reads the answer of a time-stamp authority, and checks everything in it that needs nothing else: that it was
/// granted, that the certificate in it signed it, was valid then, and is one for time stamps.
///
/// - **Threading**: stateless.
/// - **Source**: RFC 3161 §2.4.2; RFC 5816.
final class TimeStampReader {

    /// A chain of large certificates takes some ten thousand bytes.
    static final int MOST_BYTES = 256 * 1024;

    private TimeStampReader() {}

    /// What an answer turned out to be.
    sealed interface Answer {

        record Good(TimeStamp stamp) implements Answer {}

        /// `why` is a sentence.
        record Bad(String why) implements Answer {}
    }

    /// Reads an answer in DER.
    static Answer read(byte[] response) {
        if (response.length > MOST_BYTES) {
            return new Answer.Bad("It is larger than any time stamp.");
        }
        try {
            TimeStampResponse answer = new TimeStampResponse(response);
            int status = answer.getStatus();
            TimeStampToken token = answer.getTimeStampToken();
            if ((status != PKIStatus.GRANTED && status != PKIStatus.GRANTED_WITH_MODS) || token == null) {
                return new Answer.Bad("The authority did not grant it.");
            }
            return token(token);
        } catch (TSPException | IOException | RuntimeException unreadable) {
            // the library throws many kinds for bytes that are none of its own
            return new Answer.Bad("It is no answer of a time-stamp authority.");
        }
    }

    private static Answer token(TimeStampToken token) {
        if (!TSPAlgorithms.SHA256.equals(token.getTimeStampInfo().getMessageImprintAlgOID())) {
            return new Answer.Bad("It stamps another kind of digest than SHA-256.");
        }
        Optional<X509CertificateHolder> held = token.getCertificates().getMatches(null).stream()
                .filter(token.getSID()::match)
                .findFirst();
        if (held.isEmpty()) {
            return new Answer.Bad("The authority's certificate is not in it: the request has to ask for it.");
        }
        X509CertificateHolder signer = held.get();
        Date at = token.getTimeStampInfo().getGenTime();
        if (!signer.isValidOn(at)) {
            return new Answer.Bad("The authority's certificate was not valid at the time that it says.");
        }
        try {
            TSPUtil.validateCertificate(signer);
        } catch (TSPValidationException _) {
            return new Answer.Bad("The certificate in it is not one for time stamps.");
        }
        try {
            token.validate(new JcaSimpleSignerInfoVerifierBuilder().build(signer));
            return new Answer.Good(new TimeStamp(
                    at.toInstant(),
                    token.getTimeStampInfo().getMessageImprintDigest(),
                    new JcaX509CertificateConverter().getCertificate(signer),
                    certificates(token)));
        } catch (TSPException | OperatorCreationException | CertificateException _) {
            return new Answer.Bad("Its signature is not that of the certificate in it.");
        }
    }

    private static List<X509Certificate> certificates(TimeStampToken token) throws CertificateException {
        List<X509Certificate> all = new ArrayList<>();
        for (X509CertificateHolder held : token.getCertificates().getMatches(null)) {
            all.add(new JcaX509CertificateConverter().getCertificate(held));
        }
        return all;
    }
}
