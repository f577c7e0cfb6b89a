package io.hoststream.serve.access.jwt;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;

/** An identity provider that signs with nothing but the JDK, also what no honest one would. */
final class Issuer {

    private final KeyPair rsa;
    private final KeyPair curve;

    Issuer() {
        this.rsa = rsa(2048);
        this.curve = curve();
    }

    String jwks() {
        return "{\"keys\":[" + rsaJwk("rsa-1", rsa) + "," + curveJwk("ec-1", curve) + "]}";
    }

    RSAPublicKey rsaPublic() {
        return (RSAPublicKey) rsa.getPublic();
    }

    String rs256(String header, String claims) {
        String input = part(header) + "." + part(claims);
        return input + "." + encoded(signed("SHA256withRSA", rsa.getPrivate(), input));
    }

    String es256(String header, String claims) {
        String input = part(header) + "." + part(claims);
        return input + "." + encoded(signed("SHA256withECDSAinP1363Format", curve.getPrivate(), input));
    }

    String es256Der(String header, String claims) {
        String input = part(header) + "." + part(claims);
        return input + "." + encoded(signed("SHA256withECDSA", curve.getPrivate(), input));
    }

    static String rsaJwk(String kid, KeyPair pair) {
        RSAPublicKey key = (RSAPublicKey) pair.getPublic();
        return "{\"kty\":\"RSA\",\"use\":\"sig\",\"alg\":\"RS256\",\"kid\":\"" + kid + "\",\"n\":\""
                + encoded(unsigned(key.getModulus(), 0)) + "\",\"e\":\"" + encoded(unsigned(key.getPublicExponent(), 0))
                + "\"}";
    }

    static String curveJwk(String kid, KeyPair pair) {
        ECPublicKey key = (ECPublicKey) pair.getPublic();
        return "{\"kty\":\"EC\",\"crv\":\"P-256\",\"kid\":\"" + kid + "\",\"x\":\""
                + encoded(unsigned(key.getW().getAffineX(), 32)) + "\",\"y\":\""
                + encoded(unsigned(key.getW().getAffineY(), 32)) + "\"}";
    }

    static KeyPair rsa(int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(bits);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    static KeyPair curve() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    static String part(String json) {
        return encoded(json.getBytes(StandardCharsets.UTF_8));
    }

    static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] signed(String algorithm, PrivateKey key, String input) {
        try {
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(key);
            signature.update(input.getBytes(StandardCharsets.US_ASCII));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] unsigned(BigInteger number, int length) {
        byte[] bytes = number.toByteArray();
        byte[] bare = bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
        byte[] padded = new byte[Math.max(length, bare.length)];
        System.arraycopy(bare, 0, padded, padded.length - bare.length, bare.length);
        return padded;
    }
}
