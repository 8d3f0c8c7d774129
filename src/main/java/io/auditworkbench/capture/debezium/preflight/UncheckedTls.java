package io.auditworkbench.capture.debezium.preflight;

import com.github.shyiko.mysql.binlog.network.DefaultSSLSocketFactory;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/// Encryption that does not ask whose certificate it is, which is what MySQL's mode `REQUIRED` means.
///
/// The client's own would stop at TLS 1.2.
final class UncheckedTls extends DefaultSSLSocketFactory {

    UncheckedTls() {
        super("TLS");
    }

    @Override
    protected void initSSLContext(SSLContext context) throws GeneralSecurityException {
        context.init(null, new TrustManager[] {new TrustsEverybody()}, null);
    }

    private static final class TrustsEverybody implements X509TrustManager {

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authenticationType) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authenticationType) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
