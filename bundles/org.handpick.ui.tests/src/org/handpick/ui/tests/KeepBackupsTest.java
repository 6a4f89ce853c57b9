package org.handpick.ui.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.ui.PlatformUI;
import org.handpick.backup.BackupFolder;
import org.handpick.backup.store.SecretsFile;
import org.handpick.backup.store.drive.DriveServer;
import org.handpick.ui.driver.XDriver;
import org.handpick.ui.pages.Keeper;
import org.handpick.ui.pages.Picker;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A person keeps backups without leaving the workbench, and is told when that went wrong. */
class KeepBackupsTest {
    private static final String HEAD = "session_id,set_id,chosen_path\r\n";

    private static final String STATE = "On the disk now";
    private static final String IN_FILE = "In the file backup/secrets.json";

    @TempDir(factory = OtherDisk.class)
    Path folder;

    private final XDriver driver = new XDriver(PlatformUI.getWorkbench().getDisplay());
    private final Keeper keeper = new Keeper(driver);
    private final Path data = new Picker(driver).dataArea();
    private final Path log = data.resolve("training/select_crop_log.csv");
    private final Weeks weeks = new Weeks(data);

    @BeforeEach
    void begin_with_two_decisions() throws IOException {
        weeks.forget();
        Files.createDirectories(log.getParent());
        Files.writeString(log, HEAD + "s,t_1,a.png\r\ns,t_2,b.png\r\n");
    }

    @AfterEach
    void leave_nothing_for_other_tests() throws IOException {
        keeper.leave();
        weeks.forget();
        Files.deleteIfExists(log);
    }

    @Test
    void a_store_is_added_filled_proven_and_restored_from() throws IOException {
        keeper.open().awaitSafety("RED").addFolder(folder.resolve("usb/handpick"));

        keeper.click("Back Up Now").awaitBackups(1, "✓ sound").awaitSafety("AMBER");
        keeper.click("Drill").awaitSaid("proven restorable").awaitSafety("WELL").awaitSaid("no decision since");
        byte[] backedUp = Files.readAllBytes(log);
        Files.writeString(log, "s,t_3,c.png\r\n", StandardOpenOption.APPEND);
        keeper.awaitSaid("1 decision since");
        keeper.click("Verify")
                .awaitSaid("sound to the last byte")
                .awaitFile("select_crop_log.csv", "grown by 1 record")
                .rest();

        Files.writeString(log, HEAD + "s,t_1,a.png\r\n");
        keeper.awaitSafety("RED").awaitSaid("records are lost");
        keeper.awaitFile("select_crop_log.csv", "! records lost or altered").awaitSaid("1 decision fewer since");
        keeper.click("Restore…").click("In place; what stands there is moved to " + data.resolve("replaced-…"));
        keeper.awaitSaid("takes the place of another").click("Restore").awaitSaid("What stood in the way is in");
        assertArrayEquals(backedUp, Files.readAllBytes(log));
        keeper.awaitSafety("WELL");
    }

    @Test
    void what_goes_to_an_encrypted_store_is_read_by_nobody_without_the_passphrase() throws IOException {
        keeper.open()
                .click("Add Store…")
                .click("Next >")
                .fill("The whole path", folder.resolve("cloud").toString());
        keeper.click("Next >").click("Encrypt on this computer before it leaves");
        keeper.fill("Several words", "seven words").awaitSaid("it needs at least 12");
        keeper.fill("Several words", "seven words in a row").awaitSaid("not the same both times");
        keeper.fill("The same again", "seven words in a row")
                .click(IN_FILE)
                .click("Next >")
                .finish();

        keeper.click("Back Up Now").awaitBackups(1, "✓ sound");
        keeper.click("Drill").awaitSaid("proven restorable").awaitSafety("WELL");

        try (Stream<Path> files = Files.list(folder.resolve("cloud"))) {
            assertEquals(
                    Set.of("handpick-store", "age"),
                    files.map(Path::toString)
                            .map(name -> name.substring(name.lastIndexOf('.') + 1))
                            .collect(Collectors.toSet()));
        }
        assertTrue(Files.readString(data.resolve("backup/secrets.json")).contains("seven words in a row"));
    }

    @Test
    void a_drive_is_added_by_who_agrees_in_the_browser() throws IOException {
        try (DriveServer google = new DriveServer()) {
            new SecretsFile(new BackupFolder(data)).keep("gdrive", Map.of("test-server", google.address()));
            keeper.open()
                    .click("Add Store…")
                    .click("Google Drive")
                    .click("Next >")
                    .click("Next >");
            keeper.fill("Of the app, such", DriveServer.CLIENT_ID)
                    .fill("Of the app; Google", DriveServer.CLIENT_SECRET);
            keeper.click("Log In…").click("Cancel Login").awaitSaid("The login was cancelled.");

            keeper.click("Log In…");
            DriveServer.browse(URI.create(keeper.read("The page on which you agree")));
            keeper.awaitSaid("Logged in as " + DriveServer.WHO);
            keeper.click("Next >").click(IN_FILE).click("Next >").finish();

            keeper.click("Back Up Now").awaitBackups(1, "✓ sound").awaitSafety("AMBER");
            assertEquals(
                    DriveServer.REFRESH_TOKEN,
                    new SecretsFile(new BackupFolder(data))
                            .find("gdrive", "refresh-token")
                            .orElse(""));
        }
    }

    @Test
    void a_store_that_is_gone_fails_in_red() throws IOException {
        Path usb = folder.resolve("usb");
        weeks.addStore("usb", usb).backUp("usb", usb, Duration.ofMinutes(5));
        keeper.open().awaitSafety("WELL").awaitBackups(1, "✓ sound");
        Files.move(usb, folder.resolve("unplugged"));

        keeper.click("Back Up Now")
                .awaitSaid("usb: no backup was made.")
                .awaitSafety("RED")
                .awaitSaid("The last backup to usb failed")
                .awaitBackups(1, "not there now");

        Files.move(folder.resolve("unplugged"), usb);
        weeks.backUp("usb", usb, Duration.ofMinutes(1)); // as a timer does
        keeper.awaitSafety("WELL").awaitUnsaid("no backup was made");
    }

    @Test
    void a_backup_that_is_chosen_is_deleted_once_it_was_said_what_is_left() throws IOException {
        Path usb = folder.resolve("usb");
        weeks.addStore("usb", usb).backUp("usb", usb, Duration.ofDays(3)).backUp("usb", usb, Duration.ofMinutes(5));
        keeper.open().awaitBackups(2, "✓ sound").chooseBackup(2).press("Delete");
        keeper.awaitSaid("1 backup is left in usb").press("Return").awaitUnsaid("1 backup is left in usb");

        keeper.awaitBackups(2, "✓ sound").chooseBackup(2).press("Delete");
        keeper.awaitSaid("1 backup is left in usb").click("Delete");

        keeper.awaitBackups(1, "✓ sound")
                .awaitSaid("is deleted. Now 1 backup is left in usb")
                .awaitSafety("WELL");
        keeper.chooseBackup(1).press("Delete").awaitSaid("stays: it is the newest that was verified");
    }

    @Test
    void the_widths_of_the_columns_of_contents_are_remembered() {
        int before = keeper.open().width(STATE);

        keeper.widen(STATE, before + 37).reopenContents();

        assertEquals(before + 37, keeper.width(STATE));
        keeper.widen(STATE, before).reopenContents();
    }

    @Test
    void where_nothing_is_scheduled_the_strip_says_so() {
        keeper.open().awaitSaid("Nothing is scheduled: while the workbench is closed no backup is made.");
    }

    @Test
    void a_missed_week_is_amber() throws IOException {
        Path usb = folder.resolve("usb");
        weeks.addStore("usb", usb).backUp("usb", usb, Duration.ofDays(8));

        keeper.open().awaitSafety("AMBER").awaitSaid("The backup to usb is overdue: the last one was made 8 days ago.");
    }
}
