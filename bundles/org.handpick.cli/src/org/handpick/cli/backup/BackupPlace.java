package org.handpick.cli.backup;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.handpick.backup.BackupFolder;
import org.handpick.backup.BackupName;
import org.handpick.backup.NamedStore;
import org.handpick.backup.Settings;
import org.handpick.backup.Store;
import org.handpick.backup.StoreId;
import org.handpick.backup.store.FolderStore;
import org.handpick.backup.store.Secrets;
import org.handpick.backup.store.SecretsFile;
import org.handpick.backup.store.StorePlace;
import org.handpick.backup.store.Stores;
import org.handpick.cli.Arguments;
import org.handpick.cli.Parameter;
import org.handpick.cli.Value;
import org.handpick.cli.WrongUse;
import org.handpick.cli.picking.StoredPreferences;

/** What is backed up where, as a call says it. */
final class BackupPlace {
    static final Parameter<Optional<String>> STORE = Parameter.option(
            "--store", Value.TEXT.called("NAME"), "The store, by the name it was added with; the only one by default.");
    static final Parameter<Optional<Path>> FROM =
            Parameter.option("--from", Value.FOLDER, "A folder with backups, in place of a store that was added.");

    static final Value<BackupName> BACKUP_NAME = new Value<>("NAME", BackupPlace::backup);
    static final Parameter<Optional<BackupName>> BACKUP = Parameter.option(
            "--backup", BACKUP_NAME, "Which one, by the name that backup list tells; the newest by default.");

    private BackupPlace() {}

    private static BackupName backup(String text) {
        return BackupName.ofArchive(text)
                .orElseThrow(() -> new WrongUse(
                        "is no name of a backup, such as handpick-20261122T020000Z.tar.gz; backup list tells them"));
    }

    static BackupFolder folder(Arguments arguments) {
        return new BackupFolder(arguments.dataArea());
    }

    /** As a person has set them, with the libraries that were opened last. */
    static Settings settings(Arguments arguments) {
        return folder(arguments).settings(libraries(arguments));
    }

    /** Those that were opened last. */
    static List<Path> libraries(Arguments arguments) {
        return StoredPreferences.in(arguments.dataArea()).recentLibraries();
    }

    /** The store to read: one that was added, or any folder. */
    static NamedStore source(Arguments arguments) {
        return either(arguments, FROM)
                .map(from -> folderStore(from, readable(FolderStore.toRead(from), from)))
                .orElseGet(() -> added(arguments));
    }

    private static FolderStore readable(FolderStore store, Path from) {
        List<String> names = store.list().stream().map(Store.Stored::name).toList();
        if (!names.isEmpty() && names.stream().allMatch(name -> name.endsWith(".age"))) {
            throw new WrongUse(from + ": what is there is encrypted; add it by 'store add NAME --folder " + from
                    + " --encrypt' and name it by " + STORE.name());
        }
        return store;
    }

    /** The store that was added under the name that is given. */
    static NamedStore added(Arguments arguments) {
        return stores(arguments).store(arguments.get(STORE));
    }

    /** Those that were added. */
    static Stores stores(Arguments arguments) {
        return Stores.of(folder(arguments), secrets(arguments));
    }

    /** From the environment, or else from the file of them. */
    static Secrets secrets(Arguments arguments) {
        return Secrets.in(System.getenv()).or(new SecretsFile(folder(arguments)));
    }

    /** The folder of a call that names one in place of a store. */
    static Optional<Path> either(Arguments arguments, Parameter<Optional<Path>> folder) {
        arguments.demandOneAtMost(STORE, folder);
        return arguments.get(folder);
    }

    /** A folder is known by its whole path. */
    static NamedStore folderStore(Path folder, FolderStore store) {
        Path whole = folder.toAbsolutePath().normalize();
        return new NamedStore(new StoreId(whole.toString(), new StorePlace.Folder(whole).id()), store);
    }
}
