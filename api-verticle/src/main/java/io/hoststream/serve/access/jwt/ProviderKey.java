package io.hoststream.serve.access.jwt;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import java.util.regex.Pattern;

/**
 * A key of the provider, good for one algorithm: RS256 for RSA, ES256 for P-256. What a token says of its algorithm is held
 * against this, and decides nothing.
 */
final class ProviderKey {

    private static final int LEAST_RSA_BITS = 2048;
    private static final int MOST_RSA_BITS = 8192;
    private static final Pattern ID = Pattern.compile("[!-~]{1,256}");

    private final String id;
    private final JWSAlgorithm algorithm;
    private final JWSVerifier verifier;
    private final String publicPart;

    private ProviderKey(JWK key, JWSAlgorithm algorithm, JWSVerifier verifier) {
        this.id = key.getKeyID();
        this.algorithm = algorithm;
        this.verifier = verifier;
        this.publicPart = key.toPublicJWK().toJSONString();
    }

    /**
     * The key of a set.
     *
     * @throws RefusedTokenException if tokens are not checked with such a key, with why
     */
    static ProviderKey of(JWK key) throws RefusedTokenException {
        if (key.getKeyID() == null || !ID.matcher(key.getKeyID()).matches()) {
            throw new RefusedTokenException("it has no kid, or one that is not of at most 256 plain letters");
        }
        if (key.getKeyUse() != null && !key.getKeyUse().equals(KeyUse.SIGNATURE)) {
            throw new RefusedTokenException("its use is not sig");
        }
        try {
            if (key instanceof RSAKey rsa) {
                return of(rsa);
            }
            if (key instanceof ECKey curve && curve.getCurve().equals(Curve.P_256)) {
                return new ProviderKey(key, checked(key, JWSAlgorithm.ES256), new ECDSAVerifier(curve.toECPublicKey()));
            }
        } catch (JOSEException | IllegalArgumentException | IllegalStateException e) {
            throw new RefusedTokenException("it is malformed", e);
        }
        throw new RefusedTokenException("expected a key of RSA or of the curve P-256");
    }

    private static ProviderKey of(RSAKey rsa) throws RefusedTokenException, JOSEException {
        int bits = rsa.toRSAPublicKey().getModulus().bitLength();
        if (bits < LEAST_RSA_BITS || bits > MOST_RSA_BITS) {
            throw new RefusedTokenException(
                    "it has " + bits + " bits; expected " + LEAST_RSA_BITS + " to " + MOST_RSA_BITS);
        }
        return new ProviderKey(rsa, checked(rsa, JWSAlgorithm.RS256), new RSASSAVerifier(rsa.toRSAPublicKey()));
    }

    private static JWSAlgorithm checked(JWK key, JWSAlgorithm ours) throws RefusedTokenException {
        if (key.getAlgorithm() != null && !key.getAlgorithm().equals(ours)) {
            throw new RefusedTokenException("its alg is not " + ours);
        }
        return ours;
    }

    String id() {
        return id;
    }

    String algorithm() {
        return algorithm.getName();
    }

    /** Whether the other is the same key, and not another under the same name. */
    boolean same(ProviderKey other) {
        return publicPart.equals(other.publicPart);
    }

    /** Whether the signature is this key's, of these bytes. */
    boolean signed(byte[] input, String signature) {
        try {
            return verifier.verify(new JWSHeader(algorithm), input, new Base64URL(signature));
        } catch (JOSEException e) {
            // Only a signature that is none ends here.
            return false;
        }
    }
}
