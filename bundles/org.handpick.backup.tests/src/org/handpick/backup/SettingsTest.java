package org.handpick.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
    @TempDir
    Path folder;

    private Settings read(String text) throws IOException {
        BackupFolder backup = new BackupFolder(folder);
        Files.createDirectories(backup.folder());
        Files.writeString(backup.folder().resolve("settings.json"), text);
        return backup.settings();
    }

    @Test
    void without_a_file_the_defaults_hold() {
        Settings settings = new BackupFolder(folder).settings();

        assertEquals(Scope.of(List.of()), settings.scope());
        assertEquals(new Retention(0, 8, 0, 7, 20), settings.retention());
    }

    @Test
    void what_is_said_holds_and_the_rest_is_the_default() throws IOException {
        assertEquals(new Retention(0, 8, 0, 7, 20), read("{}").retention());
        assertEquals(
                new Retention(7, 0, 12, 3, 50),
                read("{\"keep\":{\"daily\":7,\"monthly\":12,\"within_days\":3},\"largest_shrink_percent\":50}")
                        .retention());
        assertEquals(
                new Scope(Scope.DEFAULT_PATTERNS, true, List.of(Path.of("/pictures"))),
                read("{\"scope\":{\"checkpoints\":true,\"libraries\":[\"/pictures\"]}}")
                        .scope());
        assertEquals(new Proving(20, 10), read("{}").proving());
        assertEquals(
                new Proving(20, 50), read("{\"prove\":{\"verify_percent\":50}}").proving());
        assertEquals(
                List.of("a/*.csv"),
                read("{\"scope\":{\"patterns\":[\"a/*.csv\"]}}").scope().patterns());
    }

    @Test
    void what_was_kept_holds() {
        Settings settings = new Settings(
                new Scope(List.of("a/*.csv", "b/**"), true, List.of(Path.of("/pictures"))),
                new Retention(7, 4, 12, 3, 50),
                new Proving(30, 25));
        BackupFolder backup = new BackupFolder(folder);

        backup.keep(settings);
        assertEquals(settings, backup.settings());

        backup.keep(new Settings(Scope.of(List.of()), Retention.DEFAULT));
        assertEquals(new Settings(Scope.of(List.of()), Retention.DEFAULT), backup.settings());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{\"keep\":{}}",
                "{\"keep\":{\"weekly\":0}}",
                "{\"keep\":{\"weekly\":-1}}",
                "{\"keep\":{\"weekly\":\"many\"}}",
                "{\"largest_shrink_percent\":200}",
                "{\"scope\":{\"patterns\":[\"../x\"]}}",
                "{\"scope\":{\"patterns\":[\"x/{\"]}}",
                "{\"scope\":{\"patterns\":[]}}",
                "{\"prove\":{\"drill_days\":-1}}",
                "{\"prove\":{\"verify_percent\":101}}"
            })
    void what_makes_no_sense_is_told_by_the_name_of_the_file(String text) {
        WrongSettings wrong = assertThrows(WrongSettings.class, () -> read(text));

        assertTrue(wrong.getMessage().contains("settings.json"), wrong.getMessage());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        {"keep":{"daily":1,"weeky":52}}             | keep.weeky is no setting
        {"keep":{"daily":1,"weeky":52}}             | daily, weekly, monthly, within_days
        {"scop":{}}                                 | scop is no setting
        {"keep":{"weekly":null,"daily":1}}          | keep.weekly
        {"scope":null}                              | scope
        {"scope":[]}                                | scope
        {"scope":{"patterns":["training/*.csv",null]}} | scope.patterns
        {"scope":{"patterns":["training/*.csv",]}}  | $.scope.patterns
        {"keep":{"weekly":1.5}}                     | $.keep.weekly
        {"keep":{"weekly":1}} x                     | settings.json
        {"keep":{"weekly":"1"},}                    | settings.json
        null                                        | settings.json
        """)
    void what_would_be_no_rule_by_a_slip_is_refused_by_its_name(String text, String said) {
        WrongSettings wrong = assertThrows(WrongSettings.class, () -> read(text));

        assertTrue(wrong.getMessage().contains(said), wrong.getMessage());
    }
}
