package org.handpick.djl.embedding;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.handpick.learning.FileHash;
import org.handpick.learning.training.TrustedPrograms;

/** The file of an encoder that was made elsewhere, known by what it holds before anything of it is loaded. */
public final class EncoderFile {
    /** What runs it. */
    enum Kind {
        ONNX("onnx"),
        TORCHSCRIPT("torchscript");

        private final String word;

        Kind(String word) {
            this.word = word;
        }
    }

    private final Kind kind;
    private final Path path;
    private final String sha256;

    private EncoderFile(Kind kind, Path path) {
        this.kind = Objects.requireNonNull(kind);
        this.path = Objects.requireNonNull(path);
        if (!Files.isRegularFile(path)) {
            throw new UnusableEncoder(path, "there is no such file; the model sees nothing without its encoder");
        }
        try {
            this.sha256 = FileHash.sha256(path);
        } catch (IOException e) {
            throw new UnusableEncoder(path, "it could not be read", e);
        }
    }

    /** An ONNX graph, run by ONNX Runtime on the processor. @throws UnusableEncoder when it can't be read */
    public static EncoderFile onnx(Path path) {
        return new EncoderFile(Kind.ONNX, path);
    }

    /**
     * A TorchScript module, run by the engine. It is a program: whoever chooses the file trusts it.
     *
     * @throws UnusableEncoder when it can't be read
     */
    public static EncoderFile torchScript(Path path) {
        return new EncoderFile(Kind.TORCHSCRIPT, path);
    }

    Kind kind() {
        return kind;
    }

    Path path() {
        return path;
    }

    /** Of what it holds, 64 hex digits. */
    String sha256() {
        return sha256;
    }

    /** What it is known by, whatever it is called; the {@link Encoder#key} of every encoder of it begins so. */
    public String key() {
        return kind.word + "-" + sha256;
    }

    /** Whether the key of an encoder is of this file. */
    public boolean hasKey(String encoderKey) {
        return encoderKey.startsWith(key() + "-");
    }

    /**
     * To be called before it is loaded. A graph needs nobody's trust.
     *
     * @throws UnusableEncoder when it is a program that nobody has named here
     */
    public void demandTrust(TrustedPrograms trusted) {
        if (kind == Kind.TORCHSCRIPT && !trusted.contain(sha256)) {
            throw new UnusableEncoder(
                    path,
                    "a TorchScript file is a program, and nobody has named this one in this data area, so nothing in"
                            + " it was run; if you trust who made it, allow it by: handpick encoder trust FILE");
        }
    }
}
