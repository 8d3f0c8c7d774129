package io.auditworkbench.workbench;

import java.security.MessageDigest;
import java.security.MessageDigestSpi;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.Security;
import org.jspecify.annotations.Nullable;

/// While it is open, hashes of events, of transactions and of inner nodes cost nothing and have no bytes. The product
/// has no way to store without them, so the platform's SHA-256 is what gives way here.
///
/// What is no evidence stays as it is: the digests by which repeated statements and tables are found.
///
/// - **Threading**: of the whole process: nothing else may hash meanwhile.
final class WithoutEvidence implements AutoCloseable {

    private static final String NAME = "NoEvidence";

    WithoutEvidence() {
        Security.insertProviderAt(new Hashless(), 1);
    }

    @Override
    public void close() {
        Security.removeProvider(NAME);
    }

    private static final class Hashless extends Provider {

        Hashless() {
            super(NAME, "1", "SHA-256 without the hashes of evidence");
            putService(new Service(this, "MessageDigest", "SHA-256", LeaflessDigest.class.getName(), null, null) {
                @Override
                public Object newInstance(@Nullable Object parameter) {
                    return new LeaflessDigest();
                }
            });
        }
    }

    /// Tells by its first bytes what is hashed: 0x01 before an inner node, 0x00 and a letter before a record.
    private static final class LeaflessDigest extends MessageDigestSpi {

        private static final byte[] NOTHING = new byte[0];

        private final MessageDigest real = platform();
        private boolean isBegun;
        private boolean isEvidence;

        private static MessageDigest platform() {
            try {
                return MessageDigest.getInstance("SHA-256", Security.getProvider("SUN"));
            } catch (NoSuchAlgorithmException missing) {
                throw new IllegalStateException(missing);
            }
        }

        @Override
        protected void engineUpdate(byte input) {
            if (!isBegun) {
                isBegun = true;
                isEvidence = input == 1;
            }
            if (!isEvidence) {
                real.update(input);
            }
        }

        @Override
        protected void engineUpdate(byte[] input, int offset, int length) {
            if (!isBegun && length > 0) {
                isBegun = true;
                isEvidence = length > 1 && input[offset] == 0 && (input[offset + 1] == 'E' || input[offset + 1] == 'T');
            }
            if (!isEvidence) {
                real.update(input, offset, length);
            }
        }

        @Override
        protected byte[] engineDigest() {
            byte[] digest = isEvidence ? NOTHING : real.digest();
            isBegun = false;
            isEvidence = false;
            return digest;
        }

        @Override
        protected void engineReset() {
            isBegun = false;
            isEvidence = false;
            real.reset();
        }
    }
}
