package org.handpick.backup.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import com.google.gson.reflect.TypeToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.handpick.backup.BackupFolder;
import org.handpick.backup.RefusedStore;
import org.handpick.backup.WrongSettings;
import org.handpick.core.files.Disk;
import org.handpick.core.files.WholeFile;

/**
 * Secrets in {@code backup/secrets.json} of the data area, by store and secret. It is for backups that run while nobody is logged in,
 * when no key ring is open. Only its owner may read it, and one that others may read is refused.
 */
public final class SecretsFile implements Secrets {
    private static final Set<PosixFilePermission> OWNER =
            Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    private static final Gson GSON =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    private final Path file;

    public SecretsFile(BackupFolder folder) {
        file = folder.folder().resolve("secrets.json");
    }

    @Override
    public Optional<String> find(String store, String secret) {
        return Optional.ofNullable(read().get(store)).map(secrets -> secrets.get(secret));
    }

    /**
     * Keeps secrets of a store, in place of those of the same name.
     *
     * @throws WrongSettings when the file is there and can't be read
     * @throws RefusedStore when another passphrase would be lost
     */
    public void keep(String store, Map<String, String> secrets) {
        change(all -> {
            Map<String, String> kept = all.computeIfAbsent(store, _ -> new TreeMap<>());
            Secrets.losing(store, Optional.ofNullable(kept.get(PASSPHRASE)), secrets)
                    .ifPresent(fault -> {
                        throw new RefusedStore(fault);
                    });
            kept.putAll(secrets);
        });
    }

    /** The same, also in place of another passphrase: what was encrypted with that can't be read any more. */
    public void replace(String store, Map<String, String> secrets) {
        change(all -> all.computeIfAbsent(store, _ -> new TreeMap<>()).putAll(secrets));
    }

    /** Forgets the secrets of a store, but for its passphrase: what is stored there can't be read without it. */
    public void forget(String store) {
        change(all -> Optional.ofNullable(all.get(store)).ifPresent(kept -> {
            kept.keySet().retainAll(Set.of(PASSPHRASE));
            if (kept.isEmpty()) {
                all.remove(store);
            }
        }));
    }

    /** Forgets all secrets of a store: without its passphrase nobody gets anything back that is stored there. */
    public void forgetAll(String store) {
        change(all -> all.remove(store));
    }

    private Map<String, Map<String, String>> read() {
        try {
            demandPrivate();
            Map<String, TreeMap<String, String>> json = GSON.fromJson(Files.readString(file), new TypeToken<>() {});
            if (json == null || json.containsValue(null)) {
                throw new WrongSettings(file, "it is no object of stores by their names");
            }
            return new TreeMap<>(json);
        } catch (NoSuchFileException e) {
            return new TreeMap<>();
        } catch (IOException e) {
            throw new WrongSettings(file, "can't be read (" + e.getMessage() + ")", e);
        } catch (JsonParseException e) {
            // the message of the cause may quote what it read
            throw new WrongSettings(file, "it is no object of stores by their names");
        }
    }

    private void demandPrivate() throws IOException {
        if (knowsOwners(file) && !OWNER.containsAll(Files.getPosixFilePermissions(file))) {
            throw new WrongSettings(file, "others may read the secrets in it; change that with chmod 600");
        }
    }

    private static boolean knowsOwners(Path file) throws IOException {
        FileStore disk = Files.getFileStore(file);
        return disk.supportsFileAttributeView(PosixFileAttributeView.class);
    }

    private void change(Consumer<Map<String, Map<String, String>>> change) {
        try {
            Disk.LOCAL.makeFolders(file.getParent());
            WholeFile.change(
                    file,
                    () -> {
                        Map<String, Map<String, String>> before = read();
                        Map<String, Map<String, String>> after = new TreeMap<>();
                        before.forEach((store, secrets) -> after.put(store, new TreeMap<>(secrets)));
                        change.accept(after);
                        return after.equals(before)
                                ? Optional.empty()
                                : Optional.of((GSON.toJson(after) + "\n").getBytes(UTF_8));
                    },
                    owner());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** It is its owner's alone before there is a byte in it. */
    private FileAttribute<?>[] owner() throws IOException {
        return knowsOwners(file.getParent())
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER)}
                : new FileAttribute<?>[0];
    }
}
