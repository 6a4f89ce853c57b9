package org.handpick.traininglog.check;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** File names as the generator of the earlier workflow gave them: a time, then a stage. */
final class CanonicalName {
    private static final String SHAPE = "00000000_000000";
    private static final String[] STAGES = {
        "stage1_generated", "stage1.5_face_swapped", "stage2_upscaled", "stage3_enhanced"
    };

    private CanonicalName() {}

    /** True when the file of {@code path} begins with {@code YYYYMMDD_HHMMSS} and names a stage. */
    static boolean is(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        if (name.length() < SHAPE.length()) {
            return false;
        }
        for (int i = 0; i < SHAPE.length(); i++) {
            char c = name.charAt(i);
            if (SHAPE.charAt(i) == '_' ? c != '_' : c < '0' || c > '9') {
                return false;
            }
        }
        return stage(name).isPresent();
    }

    /** The stage that {@code name} tells; the first that is in it. */
    static Optional<String> stage(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return Stream.of(STAGES).filter(lower::contains).findFirst();
    }
}
