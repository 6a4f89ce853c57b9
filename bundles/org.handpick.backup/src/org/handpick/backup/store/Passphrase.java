package org.handpick.backup.store;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.exceptionfactory.jagged.FileKey;
import com.exceptionfactory.jagged.RecipientStanza;
import com.exceptionfactory.jagged.RecipientStanzaReader;
import com.exceptionfactory.jagged.RecipientStanzaWriter;
import com.exceptionfactory.jagged.UnsupportedRecipientStanzaException;
import com.exceptionfactory.jagged.framework.codec.CanonicalBase64;
import com.exceptionfactory.jagged.framework.crypto.CipherKey;
import com.exceptionfactory.jagged.framework.crypto.EncryptedFileKey;
import com.exceptionfactory.jagged.framework.crypto.FileKeyDecryptorFactory;
import com.exceptionfactory.jagged.framework.crypto.FileKeyEncryptorFactory;
import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.AEADBadTagException;
import org.bouncycastle.crypto.generators.SCrypt;

/**
 * What wraps the key of a file in the age format: a key that scrypt makes of a passphrase (C2SP, age, "The scrypt recipient type").
 *
 * <p>A guess costs as much as a use: 64 MiB and a fifth of a second, which is a fourth of what the age program takes by default.
 */
final class Passphrase implements RecipientStanzaWriter, RecipientStanzaReader {
    /** scrypt takes 1 KiB times 2 to the power of it. Two digits of it are needed for the length of the header to be known. */
    static final int WORK_FACTOR = 16;

    static final int SALT_BYTES = 16;
    private static final int MOST_WORK = 18;
    private static final String TYPE = "scrypt";
    private static final byte[] LABEL = "age-encryption.org/v1/scrypt".getBytes(US_ASCII);
    private static final int BLOCK_SIZE = 8;
    private static final int PARALLEL = 1;
    private static final int KEY_BYTES = 32;
    private static final int MOST_KNOWN = 8;
    private static final SecureRandom RANDOM = new SecureRandom();

    private record Stanza(List<String> getArguments, byte[] getBody) implements RecipientStanza {
        @Override
        public String getType() {
            return TYPE;
        }
    }

    private final byte[] text;
    /** Keys by what they were made of, the last few: what was just written is read back, and both need the same. */
    private final Map<String, byte[]> known = Collections.synchronizedMap(new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, byte[]> eldest) {
            return size() > MOST_KNOWN;
        }
    });

    Passphrase(String text) {
        this.text = text.getBytes(UTF_8);
    }

    @Override
    public Iterable<RecipientStanza> getRecipientStanzas(FileKey key) throws GeneralSecurityException {
        byte[] salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        byte[] wrapped = new FileKeyEncryptorFactory()
                .newFileKeyEncryptor()
                .getEncryptedFileKey(key, wrapKey(salt, WORK_FACTOR))
                .getEncoded();
        String encoded = CanonicalBase64.getEncoder().encodeToString(salt);
        return List.of(new Stanza(List.of(encoded, Integer.toString(WORK_FACTOR)), wrapped));
    }

    @Override
    public FileKey getFileKey(Iterable<RecipientStanza> stanzas) throws GeneralSecurityException {
        Iterator<RecipientStanza> all = stanzas.iterator();
        RecipientStanza stanza = all.hasNext() ? all.next() : null;
        if (stanza == null
                || all.hasNext()
                || !stanza.getType().equals(TYPE)
                || stanza.getArguments().size() != 2) {
            throw new UnsupportedRecipientStanzaException("it was not encrypted with a passphrase");
        }
        byte[] salt = CanonicalBase64.getDecoder()
                .decode(stanza.getArguments().getFirst().getBytes(US_ASCII));
        CipherKey key = wrapKey(salt, workFactor(stanza.getArguments().getLast()));
        try {
            return new FileKeyDecryptorFactory()
                    .newFileKeyDecryptor()
                    .getFileKey(new EncryptedFileKey(stanza.getBody()), key);
        } catch (AEADBadTagException e) {
            throw new DoesNotFit(e);
        }
    }

    /** It is not the passphrase with which the file was encrypted, or what it wraps was altered; which of the two nobody can tell. */
    static final class DoesNotFit extends GeneralSecurityException {
        private static final long serialVersionUID = 1;

        private DoesNotFit(AEADBadTagException cause) {
            super("the passphrase does not fit", cause);
        }
    }

    /** Who writes a header chooses how much memory its reader takes. */
    private static int workFactor(String text) throws UnsupportedRecipientStanzaException {
        int factor = text.matches("[1-9][0-9]?") ? Integer.parseInt(text) : Integer.MAX_VALUE;
        if (factor > MOST_WORK) {
            throw new UnsupportedRecipientStanzaException(
                    "its work factor is " + text + ", and more than " + MOST_WORK + " would take too much memory");
        }
        return factor;
    }

    private CipherKey wrapKey(byte[] salt, int workFactor) {
        ByteArrayOutputStream labelled = new ByteArrayOutputStream();
        labelled.writeBytes(LABEL);
        labelled.writeBytes(salt);
        byte[] salted = labelled.toByteArray();
        return new CipherKey(known.computeIfAbsent(
                workFactor + " " + HexFormat.of().formatHex(salted),
                _ -> SCrypt.generate(text, salted, 1 << workFactor, BLOCK_SIZE, PARALLEL, KEY_BYTES)));
    }
}
