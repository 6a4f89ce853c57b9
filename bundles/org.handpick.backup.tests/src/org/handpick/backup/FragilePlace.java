package org.handpick.backup;

import java.util.Random;
import org.handpick.core.files.Disk;

/** A place where backups are kept, in which one thing at a time can be made to go wrong. */
interface FragilePlace extends AutoCloseable {
    /** The store there; the same one, be it in order or not. */
    NamedStore store();

    /** The disk to which is restored. */
    default Disk disk() {
        return Disk.LOCAL;
    }

    /**
     * From now on something goes wrong.
     *
     * @return what, in words
     */
    String goWrong(Random random);

    /** Nothing goes wrong any more. */
    Struck heal();

    /** What became of a fault. */
    enum Struck {
        /** Nothing came near it. */
        NO,
        /** It was met, and may have been got over. */
        YES,
        /** It was met, and nobody can get over it but by telling it. */
        SO_THAT_IT_MUST_BE_TOLD
    }

    @Override
    void close();
}
