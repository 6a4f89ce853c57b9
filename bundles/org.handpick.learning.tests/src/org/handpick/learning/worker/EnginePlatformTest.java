package org.handpick.learning.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class EnginePlatformTest {
    @Test
    void the_engine_has_its_own_names_for_what_java_runs_on() {
        assertEquals("linux-x86_64", EnginePlatform.of("Linux", "amd64").name());
        assertEquals("linux-aarch64", EnginePlatform.of("Linux", "aarch64").name());
        assertEquals("win-x86_64", EnginePlatform.of("Windows 11", "amd64").name());
        assertEquals("osx-aarch64", EnginePlatform.of("Mac OS X", "aarch64").name());
    }

    @Test
    void where_no_engine_is_made_it_says_what_does_not_work_there() {
        for (String[] machine :
                new String[][] {{"Mac OS X", "x86_64"}, {"Windows 11", "aarch64"}, {"FreeBSD", "amd64"}}) {
            WorkerFailure failure =
                    assertThrows(WorkerFailure.NotThere.class, () -> EnginePlatform.of(machine[0], machine[1]));

            assertTrue(failure.getMessage().contains("not even with the model classic"), failure::getMessage);
        }
    }
}
