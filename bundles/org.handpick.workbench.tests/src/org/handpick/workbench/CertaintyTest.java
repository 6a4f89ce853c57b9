package org.handpick.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class CertaintyTest {
    @Test
    void nothing_is_ever_wholly_sure_or_wholly_out_of_the_question() {
        assertEquals("over 99 %", Certainty.words(1));
        assertEquals("over 99 %", Certainty.words(0.9951));
        assertEquals("99 %", Certainty.words(0.9949));
        assertEquals("70 %", Certainty.words(0.7));
        assertEquals("1 %", Certainty.words(0.0051));
        assertEquals("under 1 %", Certainty.words(0.0049));
        assertEquals("under 1 %", Certainty.words(0));
    }
}
