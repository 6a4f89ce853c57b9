package org.handpick.djl.embedding;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes small TorchScript files: a module without parameters, as torch.jit.save has it, with the text of its one method. */
public final class TorchScriptFile {
    private final Map<String, byte[]> entries = new LinkedHashMap<>();

    /** @param body of {@code forward(self, x: Tensor)}, a statement each line; @param result the type of what it returns */
    public TorchScriptFile(String result, String body) {
        String code = """
                class Encoder(Module):
                  __parameters__ = []
                  __buffers__ = []
                  training : bool
                  _is_full_backward_hook : Optional[bool]
                  def forward(self: __torch__.Encoder,
                    x: Tensor) -> %s:
                %s""".formatted(result, body.indent(4));
        // An object of the class with two attributes, in the instructions of Python's pickle, protocol 2.
        with(
                "data.pkl",
                "\u0080\u0002c__torch__\nEncoder\n)\u0081}(X\u0008\0\0\0training\u0089X\u0016\0\0\0_is_full_backward_hookNub.");
        with("code/__torch__.py", code);
        with("constants.pkl", "\u0080\u0002).");
        with("version", "3\n");
    }

    /** Adds an entry, or puts another in its place. */
    TorchScriptFile with(String name, String content) {
        entries.put(name, content.getBytes(StandardCharsets.ISO_8859_1));
        return this;
    }

    TorchScriptFile without(String name) {
        entries.remove(name);
        return this;
    }

    /** @return the file */
    public Path write(Path file) {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.setMethod(ZipOutputStream.STORED);
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                CRC32 checksum = new CRC32();
                checksum.update(entry.getValue());
                ZipEntry stored = new ZipEntry("encoder/" + entry.getKey());
                stored.setSize(entry.getValue().length);
                stored.setCrc(checksum.getValue());
                zip.putNextEntry(stored);
                zip.write(entry.getValue());
                zip.closeEntry();
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
