package org.handpick.core.sets;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CompanionsTest {
    @Test
    void every_other_file_with_the_stem_goes_along() {
        assertEquals(
                List.of("a.caption", "a.txt", "a.yaml"),
                of("a.png", "a.png", "a.yaml", "a.txt", "a.caption", "ab.txt"));
    }

    @Test
    void another_image_with_the_stem_does_not() {
        assertEquals(List.of("a.txt"), of("a.png", "a.png", "a.jpg", "a.txt"));
    }

    @Test
    void the_sidecar_of_a_set_goes_with_the_last_image_that_shares_it() {
        assertEquals(List.of("x.decision"), of("x_stage1_generated.png", "x_stage1_generated.png", "x.decision"));
        assertEquals(
                List.of(),
                of("x_stage1_generated.png", "x_stage1_generated.png", "x_stage2_upscaled.png", "x.decision"));
    }

    private static List<String> of(String image, String... folder) {
        return new Companions(Stream.of(folder).map(ImageRef::new).toList())
                .of(new ImageRef(image)).stream().map(ImageRef::name).toList();
    }
}
