package org.handpick.backup;

import java.io.IOException;
import java.io.InputStream;

/** A stream that is read in blocks, of which one byte is the smallest. What it does with what passes stands in one method. */
public abstract class BlockInput extends InputStream {
    @Override
    public final int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public abstract int read(byte[] into, int offset, int length) throws IOException;
}
