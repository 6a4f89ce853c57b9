package org.handpick.backup.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SaidTest {
    private static final Said.Line NAS = Said.Line.of("nas: 2 files backed up.");
    private static final Said.Line USB = new Said.Line("usb: no backup was made.", Optional.of("usb"));

    private final Said said = new Said();

    @Test
    void that_a_store_failed_is_said_until_it_is_well_again() {
        said.say(List.of(NAS, USB));
        assertFalse(said.see(Set.of("usb")));
        assertFalse(said.see(Set.of("usb", "far")));
        assertEquals("nas: 2 files backed up.\nusb: no backup was made.", said.words());

        assertTrue(said.see(Set.of("far")));

        assertEquals("nas: 2 files backed up.", said.words());
        assertFalse(said.see(Set.of()), "there is nothing more to go");
    }

    @Test
    void a_look_that_was_begun_before_the_failure_takes_nothing_away() {
        said.say(List.of(USB));

        assertFalse(said.see(Set.of()));
        assertFalse(said.see(Set.of("usb")));

        assertEquals("usb: no backup was made.", said.words());
    }

    @Test
    void what_is_said_next_takes_the_place_of_all() {
        said.say(List.of(USB));
        said.see(Set.of("usb"));
        said.say(List.of(USB));

        assertFalse(said.see(Set.of()), "it has failed once more, and that was not seen yet");
    }
}
