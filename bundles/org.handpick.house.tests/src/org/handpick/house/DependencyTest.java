package org.handpick.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The direction in which bundles may know each other is the architecture. */
class DependencyTest {
    private static final Pattern TOOLKIT =
            Pattern.compile("^import (static )?org\\.eclipse\\.(swt|jface|ui|e4)\\.", Pattern.MULTILINE);

    private final List<Bundle> bundles = Bundle.all();

    @Test
    void the_project_has_bundles_to_check() {
        assertFalse(bundles.stream().filter(Bundle::isArea).toList().isEmpty());
        assertFalse(bundles.stream().filter(Bundle::isView).toList().isEmpty());
    }

    @Test
    void a_view_bundle_knows_no_other_view_bundle() {
        assertEquals(
                List.of(),
                edges(bundle -> bundle.isView()
                        ? bundle.requires().stream()
                                .filter(required -> required.endsWith(".ui") && required.startsWith("org.handpick."))
                                .toList()
                        : List.of()));
    }

    @Test
    void an_area_bundle_knows_neither_the_workbench_nor_a_view() {
        assertEquals(
                List.of(),
                edges(bundle -> bundle.isArea()
                        ? bundle.requiresOfOurs().stream()
                                .filter(required -> required.endsWith(".ui") || required.endsWith(".workbench"))
                                .toList()
                        : List.of()));
    }

    @Test
    void an_area_bundle_knows_no_widget_toolkit() {
        assertEquals(
                List.of(),
                edges(bundle -> bundle.isArea()
                        ? bundle.requires().stream()
                                .filter(required -> required.matches("org\\.eclipse\\.(swt|jface|ui|e4)(\\..*)?"))
                                .toList()
                        : List.of()));
        assertEquals(
                List.of(),
                bundles.stream()
                        .filter(Bundle::isArea)
                        .flatMap(bundle -> bundle.sources().stream())
                        .filter(source -> TOOLKIT.matcher(text(source)).find())
                        .toList());
    }

    @Test
    void core_knows_no_other_bundle() {
        Bundle core = named("org.handpick.core");
        assertEquals(List.of(), core.requiresOfOurs());
        assertEquals(
                List.of(),
                core.imports().stream()
                        .filter(name -> !name.startsWith("com.google.gson"))
                        .toList());
    }

    @Test
    void no_two_bundles_know_each_other_in_a_circle() {
        Map<String, Bundle> byName = bundles.stream().collect(Collectors.toMap(Bundle::name, Function.identity()));
        bundles.forEach(bundle -> walk(bundle, byName, new ArrayList<>(), new HashSet<>()));
    }

    private static void walk(Bundle at, Map<String, Bundle> byName, List<String> way, Set<String> done) {
        assertFalse(way.contains(at.name()), () -> "a circle: " + way + " -> " + at);
        if (done.add(at.name())) {
            way.add(at.name());
            at.requiresOfOurs().stream().map(byName::get).forEach(next -> walk(next, byName, way, done));
            way.removeLast();
        }
    }

    private List<String> edges(Function<Bundle, List<String>> forbidden) {
        return bundles.stream()
                .flatMap(bundle -> forbidden.apply(bundle).stream().map(required -> bundle + " -> " + required))
                .toList();
    }

    private Bundle named(String name) {
        return bundles.stream()
                .filter(bundle -> bundle.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
