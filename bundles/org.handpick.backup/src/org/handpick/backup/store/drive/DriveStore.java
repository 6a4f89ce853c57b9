package org.handpick.backup.store.drive;

import com.google.api.services.drive.Drive;
import com.google.api.services.drive.model.File;
import com.google.api.services.drive.model.FileList;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.handpick.backup.Store;
import org.handpick.backup.StoreFailure;
import org.handpick.backup.store.Credentials;
import org.handpick.core.Progress;
import org.handpick.core.files.FileFailure;

/**
 * A folder of a Google Drive that Handpick has made. It is known by a property that only Handpick sees, so a person may rename and move it.
 *
 * <p>A file goes up under a hidden name, is compared with what Drive says of it, and then gets its own. Drive would take any number of
 * files of one name; a put that finds out that its name has become another's, too, takes its file back.
 */
public final class DriveStore implements Store {
    private static final String OURS = "handpick-";
    private static final String HIDDEN = "." + OURS;
    private static final String FOLDER = "application/vnd.google-apps.folder";
    private static final String PROPERTY = "handpickStore";
    private static final String FIELDS = "id,name,size,md5Checksum,createdTime";
    private static final int MOST_IN_A_PAGE = 1000;
    private static final int BUFFER = 1 << 18;
    /** Whoever wrote a part that old is not there any more. */
    private static final Duration GIVEN_UP = Duration.ofDays(1);

    private final String folder;
    private final String within;
    private final DriveLine line;
    private volatile Place place = Place.UNKNOWN;

    /** @param sharedDrive empty where the folder is in none */
    private record Place(String id, String sharedDrive) {
        private static final Place UNKNOWN = new Place("", "");
    }

    private DriveStore(String folder, String within, DriveLine line) {
        this.folder = folder;
        this.within = within;
        this.line = line;
    }

    /**
     * The store in a folder, be it there or not.
     *
     * @param folder how it is called
     * @param within the id of the shared drive, or of the shared folder, in which it is; empty for the Drive of the person
     * @throws org.handpick.backup.MissingSecret when nobody has logged in, and no service account is kept
     */
    public static DriveStore in(String folder, String within, Credentials credentials) {
        return in(folder, within, credentials, Time.REAL);
    }

    static DriveStore in(String folder, String within, Credentials credentials, Time time) {
        return new DriveStore(folder, within, new DriveLine(credentials, "Google Drive, " + folder, time));
    }

    /**
     * Makes the folder; nothing happens where it is.
     *
     * @throws StoreFailure when it can't be made
     */
    public DriveStore make() {
        place = line.ask(Progress.NONE, () -> {
            Optional<File> there = folders(false); // here, since the answer to a first try may have been lost
            return place(there.isPresent() ? there.get() : create());
        });
        return this;
    }

    private File create() throws IOException {
        File made = new File().setName(folder).setMimeType(FOLDER).setAppProperties(Map.of(PROPERTY, folder));
        if (!within.isEmpty()) {
            made.setParents(List.of(within));
        }
        return drive().files()
                .create(made)
                .setSupportsAllDrives(true)
                .setFields("id,driveId")
                .execute();
    }

    /** The folder, the oldest if there are several. */
    private Optional<File> folders(boolean trashed) throws IOException {
        String query = "mimeType='%s' and trashed=%s and appProperties has { key='%s' and value='%s' }"
                .formatted(FOLDER, trashed, PROPERTY, quoted(folder));
        return drive()
                .files()
                .list()
                .setQ(within.isEmpty() ? query : query + " and '" + quoted(within) + "' in parents")
                .setSupportsAllDrives(true)
                .setIncludeItemsFromAllDrives(true)
                .setOrderBy("createdTime")
                .setFields("files(id,driveId)")
                .execute()
                .getFiles()
                .stream()
                .findFirst();
    }

    private static String quoted(String text) {
        return text.replace("\\", "\\\\").replace("'", "\\'");
    }

    private static Place place(File file) {
        return new Place(file.getId(), Optional.ofNullable(file.getDriveId()).orElse(""));
    }

    private Place place(Progress progress) {
        if (place == Place.UNKNOWN) {
            place = place(line.ask(progress, () -> folders(false)).orElseThrow(() -> missing(progress)));
        }
        return place;
    }

    private StoreFailure missing(Progress progress) {
        return line.faults()
                .failure(
                        line.ask(progress, () -> folders(true)).isPresent()
                                ? "the folder is in the bin; take it out of there"
                                : "this account has no such folder that was made with this client id; was it deleted? Adding the store makes it anew");
    }

    @Override
    public void put(String name, Path file, Progress progress) {
        try {
            demandFree(all(progress), name, "");
            String md5 = sum(file, progress);
            long bytes = Files.size(file);
            File part = new ResumableUpload(line, file, bytes, part(name, progress), FIELDS, progress).run();
            try {
                demandSame(part, name, bytes, md5);
                deleteGivenUp(part, progress);
                progress.check();
                line.ask(
                        progress,
                        () -> drive().files()
                                .update(part.getId(), new File().setName(name))
                                .setSupportsAllDrives(true)
                                .setFields("id")
                                .execute());
                demandFree(all(Progress.NONE), name, part.getId());
            } catch (RuntimeException e) {
                deleteAgain(part, e);
                throw e;
            }
        } catch (IOException e) {
            throw new StoreFailure(where(), FileFailure.sentence(e, file), e);
        }
    }

    private File part(String name, Progress progress) {
        return new File()
                .setName("." + name + "." + UUID.randomUUID() + ".part")
                .setMimeType("application/octet-stream")
                .setParents(List.of(place(progress).id));
    }

    private void demandFree(List<File> all, String name, String id) {
        if (all.stream()
                .anyMatch(file -> file.getName().equals(name) && !file.getId().equals(id))) {
            throw line.faults().failure(name + ": there is something else of this name; nothing was overwritten");
        }
    }

    private void demandSame(File stored, String name, long bytes, String md5) {
        if (stored.getSize() == null || stored.getSize() != bytes || !md5.equals(stored.getMd5Checksum())) {
            throw line.faults()
                    .failure("%s has %d bytes with the MD5 %s, and what arrived has %d with %s; it was deleted again"
                            .formatted(name, bytes, md5, stored.getSize(), stored.getMd5Checksum()));
        }
    }

    /** The clock is Drive's: it says of the part that was made just now, and of the others, when that was. */
    private void deleteGivenUp(File part, Progress progress) {
        Instant limit = created(part).minus(GIVEN_UP);
        all(progress).stream()
                .filter(file ->
                        file.getName().startsWith(HIDDEN) && created(file).isBefore(limit))
                .forEach(file -> delete(file, progress));
    }

    private static Instant created(File file) {
        return file.getCreatedTime() == null
                ? Instant.MAX
                : Instant.ofEpochMilli(file.getCreatedTime().getValue());
    }

    private void deleteAgain(File part, RuntimeException failed) {
        try {
            delete(part, Progress.NONE);
        } catch (StoreFailure e) {
            failed.addSuppressed(e); // the same line is down, most likely; a later put deletes what was given up
        }
    }

    private void delete(File file, Progress progress) {
        line.ask(progress, () -> {
            try {
                drive().files().delete(file.getId()).setSupportsAllDrives(true).execute();
            } catch (IOException e) {
                if (!DriveFaults.isMissing(e)) {
                    throw e;
                }
            }
            return file;
        });
    }

    @Override
    public InputStream get(String name) {
        List<File> named = all(Progress.NONE).stream()
                .filter(file -> file.getName().equals(name))
                .toList();
        if (named.size() != 1) {
            throw line.faults()
                    .failure(
                            named.isEmpty()
                                    ? name + " is not there"
                                    : "there are " + named.size() + " files of the name " + name
                                            + "; delete there what is not the backup");
        }
        return new ResumedDownload(line, named.getFirst());
    }

    @Override
    public List<Stored> list() {
        Map<String, Stored> byName = new LinkedHashMap<>();
        all(Progress.NONE).stream()
                .filter(file -> file.getName().startsWith(OURS))
                .forEach(file -> byName.putIfAbsent(file.getName(), new Stored(file.getName(), file.getSize())));
        return List.copyOf(byName.values());
    }

    @Override
    public void delete(String name) {
        all(Progress.NONE).stream()
                .filter(file -> file.getName().equals(name))
                .forEach(file -> delete(file, Progress.NONE));
    }

    /** All files of the folder that have bytes, page by page. */
    private List<File> all(Progress progress) {
        Place at = place(progress);
        List<File> all = new ArrayList<>();
        Optional<String> page = Optional.of("");
        while (page.isPresent()) {
            String token = page.get();
            FileList list = line.ask(progress, () -> page(at, token));
            list.getFiles().stream().filter(file -> file.getSize() != null).forEach(all::add);
            page = Optional.ofNullable(list.getNextPageToken());
        }
        return all;
    }

    private FileList page(Place at, String token) throws IOException {
        Drive.Files.List question = drive().files()
                .list()
                .setQ("'" + quoted(at.id) + "' in parents and trashed=false")
                .setSupportsAllDrives(true)
                .setIncludeItemsFromAllDrives(true)
                .setPageSize(MOST_IN_A_PAGE)
                .setFields("nextPageToken,files(" + FIELDS + ")");
        if (!token.isEmpty()) {
            question.setPageToken(token);
        }
        return at.sharedDrive.isEmpty()
                ? question.execute()
                : question.setCorpora("drive").setDriveId(at.sharedDrive).execute();
    }

    private Drive drive() {
        return line.drive();
    }

    private String where() {
        return "Google Drive, " + folder;
    }

    private static String sum(Path file, Progress progress) throws IOException {
        byte[] buffer = new byte[BUFFER];
        try (DigestInputStream in = new DigestInputStream(Files.newInputStream(file), md5())) {
            while (in.read(buffer) >= 0) {
                progress.check();
            }
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        }
    }

    /** The one sum that Drive tells of every file. It finds accidents; the SHA-256 beside a backup is there against more. */
    static MessageDigest md5() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has MD5", e);
        }
    }
}
