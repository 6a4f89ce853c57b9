package org.handpick.dataset.output;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.Manifest;

/** The version of this bundle, from its own manifest, so that it is known without OSGi too. */
public final class OwnVersion {
    private static final String BUNDLE = "org.handpick.dataset";

    private OwnVersion() {}

    /** Such as {@code 0.1.0.202611241200}; {@code unknown} where the classes run outside their bundle. */
    public static String text() {
        try (InputStream in = OwnVersion.class.getResourceAsStream("/META-INF/MANIFEST.MF")) {
            if (in == null) {
                return "unknown";
            }
            Attributes manifest = new Manifest(in).getMainAttributes();
            boolean own = Optional.ofNullable(manifest.getValue("Bundle-SymbolicName"))
                    .filter(name -> name.startsWith(BUNDLE))
                    .isPresent();
            return own ? manifest.getValue("Bundle-Version") : "unknown";
        } catch (IOException e) {
            return "unknown"; // a dataset is none the worse for it
        }
    }
}
