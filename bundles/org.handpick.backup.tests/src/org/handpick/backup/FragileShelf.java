package org.handpick.backup;

import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Random;
import org.handpick.backup.store.Encrypting;
import org.handpick.backup.store.FolderStore;
import org.handpick.core.files.Disk;

/** A folder, plain or encrypted. Its calls fail or lie, what is read is cut, and the disk below is full. */
final class FragileShelf implements FragilePlace {
    private enum Kind {
        /** A call is refused. */
        FAIL,
        /** A call does what it should and then says that it has failed. */
        FAIL_AFTERWARDS,
        /** One bit of what is read is another. */
        LIE,
        /** What is read breaks off. */
        CUT,
        /** The disk does not take any more. */
        FULL_DISK
    }

    private final Faulty shelf;
    private final NamedStore store;
    private final Disk disk = new Disk((touch, file) -> reached(file));
    private Kind kind = Kind.FAIL;
    private boolean armed;
    /** How many calls, reads or touches of the disk go well before. */
    private int left;

    private boolean struck;

    private FragileShelf(Path folder, boolean encrypted) {
        this.shelf = new Faulty(FolderStore.in(folder, disk).make());
        this.store = new NamedStore(
                "shelf", encrypted ? Encrypting.over(shelf, "seven words that nobody else knows") : shelf);
    }

    static FragileShelf plain(Path folder) {
        return new FragileShelf(folder, false);
    }

    static FragileShelf encrypted(Path folder) {
        return new FragileShelf(folder, true);
    }

    @Override
    public NamedStore store() {
        return store;
    }

    @Override
    public Disk disk() {
        return disk;
    }

    @Override
    public String goWrong(Random random) {
        kind = Kind.values()[random.nextInt(Kind.values().length)];
        left = random.nextInt(kind == Kind.FULL_DISK ? 20 : 6);
        shelf.place = random.nextInt(4_000);
        armed = true;
        struck = false;
        return kind + " after " + left + " at " + shelf.place;
    }

    @Override
    public Struck heal() {
        armed = false;
        return struck ? Struck.SO_THAT_IT_MUST_BE_TOLD : Struck.NO;
    }

    private boolean strikes(Kind wanted) {
        if (!armed || kind != wanted || left-- > 0) {
            return false;
        }
        armed = false;
        struck = true;
        return true;
    }

    private void reached(Path file) throws FileSystemException {
        if (strikes(Kind.FULL_DISK)) {
            throw new FileSystemException(file.toString(), null, "No space left on device");
        }
    }

    @Override
    public void close() {}

    private final class Faulty extends FaultyStore {
        private int place;

        Faulty(Store store) {
            super(store);
        }

        @Override
        void before(String call, String name) {
            boolean after = call.equals("stored") || call.equals("deleted");
            if (strikes(after ? Kind.FAIL_AFTERWARDS : Kind.FAIL)) {
                throw new StoreFailure("shelf", "503 at " + call + " " + name);
            }
        }

        @Override
        byte[] changed(String name, byte[] bytes) {
            if (bytes.length > 0 && strikes(Kind.LIE)) {
                bytes[place % bytes.length] ^= 1;
            }
            return bytes;
        }

        @Override
        int readable(String name, int bytes) {
            return bytes > 0 && strikes(Kind.CUT) ? place % bytes : -1;
        }
    }
}
