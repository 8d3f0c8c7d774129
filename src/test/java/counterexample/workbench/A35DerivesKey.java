package counterexample.workbench;

import org.bouncycastle.crypto.generators.Argon2BytesGenerator;

record A35DerivesKey(Argon2BytesGenerator generator) {}
