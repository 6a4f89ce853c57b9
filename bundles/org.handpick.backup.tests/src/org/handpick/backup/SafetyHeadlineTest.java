package org.handpick.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.handpick.backup.Safety.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the headline says, and which places it counts. */
class SafetyHeadlineTest extends SafetyStory {
    @Test
    void a_place_counts_only_where_a_drill_was_made() {
        backUp("usb", days(3), 300);
        backUp("nas", days(3), 300);
        drill("usb", days(3), days(2));

        assertEquals(
                "Last proven restorable: 2 days ago, in 1 place; 1 decision since.",
                judge(TWO, 301).headline());
    }

    @Test
    void a_place_counts_only_while_its_backups_go_on() {
        backUp("usb", days(3), 300);
        drill("usb", days(3), days(3));
        backUp("nas", days(12), 300);
        drill("nas", days(12), days(1));

        assertInOnePlace("nas is overdue");

        backUp("nas", days(3), 300);
        assertEquals(
                "Last proven restorable: 24 hours ago, in 2 places; 41 decisions since.",
                judge(TWO, 341).headline());

        events.add(new History.Failed(ago(days(1)), id("nas"), "no"));
        assertInOnePlace("the last try to back up to nas failed");
    }

    @Test
    void a_place_counts_only_while_its_newest_backup_is_sound() {
        backUp("usb", days(3), 300);
        drill("usb", days(3), days(3));
        backUp("nas", days(9), 300);
        backUp("nas", days(3), 300);
        drill("nas", days(9), days(9));
        backUp("nas", days(2), 300);
        damage("nas", days(2));

        assertInOnePlace("the newest backup in nas is damaged");
    }

    @Test
    void a_place_counts_only_while_its_drill_is_of_the_last_weeks() {
        backUp("usb", days(3), 300);
        drill("usb", days(3), days(3));
        backUp("nas", days(40), 200);
        drill("nas", days(40), Safety.PROOF_HOLDS);
        backUp("nas", days(3), 300);

        assertInOnePlace("the drill of nas is old");

        events.removeIf(event ->
                event instanceof History.Restorable && event.store().name().equals("nas"));
        drill("nas", days(40), Safety.PROOF_HOLDS.minusSeconds(1));
        assertEquals(
                "Last proven restorable: 3 days ago, in 2 places; 41 decisions since.",
                judge(TWO, 341).headline());
    }

    private void assertInOnePlace(String why) {
        assertEquals(
                "Last proven restorable: 3 days ago, in 1 place; 41 decisions since.",
                judge(TWO, 341).headline(),
                why);
    }

    @Test
    void where_no_place_counts_none_is_told() {
        backUp("usb", days(12), 300);
        drill("usb", days(12), days(12));

        assertEquals(
                "Last proven restorable: 12 days ago; 41 decisions since.",
                judge(Set.of("usb"), 341).headline());
    }

    @Test
    void a_store_on_the_disk_of_the_data_is_no_place() {
        backUp("usb", days(1), 300);
        drill("usb", days(1), days(1));
        disks = new Disks(Optional.of("sda"), Map.of("usb", "sda"));

        Safety alone = judge(Set.of("usb"), 300);
        assertEquals(Level.AMBER, alone.level());
        assertEquals(List.of("The backups stand on the same disk as the data."), sentences(alone));
        assertEquals(
                "Last proven restorable: 24 hours ago, on the disk of the data alone; no decision since.",
                alone.headline());

        backUp("nas", days(1), 300);
        drill("nas", days(1), days(1));
        Safety both = judge(TWO, 300);
        assertEquals(List.of(), sentences(both));
        assertEquals("Last proven restorable: 24 hours ago, in 1 place; no decision since.", both.headline());
    }

    @Test
    void two_stores_on_one_disk_are_one_place() {
        for (String store : TWO) {
            backUp(store, days(1), 300);
            drill(store, days(1), days(1));
        }
        disks = new Disks(Optional.of("sda"), Map.of("usb", "sdb", "nas", "sdb"));

        Safety safety = judge(TWO, 300);

        assertEquals("Last proven restorable: 24 hours ago, in 1 place; no decision since.", safety.headline());
        assertEquals(Level.WELL, safety.level());
    }

    @Test
    void a_place_to_which_no_backup_goes_is_not_counted_before_the_first_drill_either() {
        backUp("usb", days(1), 300);
        backUp("nas", Duration.ofHours(3), 300);
        events.add(new History.Failed(ago(Duration.ofHours(2)), id("nas"), "nas: it is switched off"));

        assertEquals(
                "Backed up 24 hours ago, in 1 place, and read back; no decision since.",
                judge(TWO, 300).headline());

        events.add(new History.Failed(ago(Duration.ofHours(2)), id("usb"), "usb: the folder is not there"));

        assertEquals(
                "Backed up 3 hours ago and read back; no decision since.",
                judge(TWO, 300).headline());
    }

    @Test
    void a_headline_over_lost_decisions_does_not_say_that_there_is_none_since() {
        backUp("usb", days(1), 300);

        assertEquals(
                "Backed up 24 hours ago, in 1 place, and read back; 4 decisions fewer since.",
                judge(Set.of("usb"), 296).headline());
    }

    @Test
    void large_numbers_are_told_in_threes() {
        backUp("usb", days(1), 300);

        assertEquals(
                "Backed up 24 hours ago, in 1 place, and read back; 1,600,006 decisions since.",
                judge(Set.of("usb"), 1_600_306).headline());
    }

    @ParameterizedTest
    @CsvSource({
        "PT-5S,just now",
        "PT59S,just now",
        "PT1M,1 minute ago",
        "PT59M59S,59 minutes ago",
        "PT1H,1 hour ago",
        "PT47H59M,47 hours ago",
        "PT48H,2 days ago",
        "P700D,700 days ago"
    })
    void an_age_is_told_in_the_unit_that_fits(Duration age, String words) {
        assertEquals(words, Safety.ago(NOW.minus(age), NOW));
    }
}
