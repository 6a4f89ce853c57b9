package org.handpick.backup.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.handpick.backup.store.StorePlace;
import org.junit.jupiter.api.Test;

class EncryptionTest {
    private static final String SEVEN_WORDS = "seven words that nobody puts together";
    private static final StorePlace USB = new StorePlace.Folder(Path.of("/media/usb"));

    @Test
    void nothing_is_asked_where_it_is_not_wanted() {
        Encryption none = new Encryption(false, "x", "y");

        assertEquals(Optional.empty(), none.problem());
        assertEquals(USB, none.around(USB));
        assertEquals(Map.of(), none.secrets());
    }

    @Test
    void a_passphrase_that_is_long_enough_and_the_same_twice_is_taken() {
        Encryption chosen = new Encryption(true, SEVEN_WORDS, SEVEN_WORDS);

        assertEquals(Optional.empty(), chosen.problem());
        assertEquals(new StorePlace.Encrypted(USB), chosen.around(USB));
        assertEquals(Map.of("passphrase", SEVEN_WORDS), chosen.secrets());
    }

    @Test
    void a_short_one_is_refused_with_the_rule() {
        assertEquals(
                Optional.of("The passphrase has 11 characters; it needs at least 12."),
                new Encryption(true, "12345678901", "12345678901").problem());
        assertEquals(Optional.empty(), new Encryption(true, "123456789012", "123456789012").problem());
    }

    @Test
    void one_that_was_typed_in_two_ways_is_refused() {
        assertEquals(
                Optional.of("The passphrase is not the same both times."),
                new Encryption(true, SEVEN_WORDS, SEVEN_WORDS + "!").problem());
    }

    @Test
    void one_that_a_command_could_not_keep_is_refused() {
        assertEquals(
                Optional.of("The passphrase begins or ends with a space, which a command would take off."),
                new Encryption(true, SEVEN_WORDS + " ", SEVEN_WORDS + " ").problem());
    }
}
