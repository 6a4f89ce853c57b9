package org.handpick.house;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** A product is built for each platform that the root pom names, and carries what is made for that platform alone. */
class PlatformTest {
    private static final String ENGINE = "ai.djl.pytorch.native.";
    private static final String TOOLKIT = "org.eclipse.swt.";
    /** What the engine calls a platform of ours; no engine is made for macOS on x86_64. */
    private static final Map<String, String> CLASSIFIERS = Map.of(
            "linux.x86_64", "linux-x86_64",
            "linux.aarch64", "linux-aarch64",
            "win32.x86_64", "win-x86_64",
            "macosx.aarch64", "osx-aarch64");

    @Test
    void each_platform_has_its_own_engine_where_one_is_made() {
        Map<String, List<String>> expected = new TreeMap<>();
        for (Element environment : elements("pom.xml", "environment")) {
            String platform = text(environment, "os") + "." + text(environment, "arch");
            expected.put(platform, CLASSIFIERS.containsKey(platform) ? List.of(ENGINE + platform) : List.of());
        }

        assertEquals(expected, pluginsByPlatform(ENGINE));
    }

    @Test
    void each_platform_has_its_own_toolkit() {
        Map<String, List<String>> expected = new TreeMap<>();
        for (Element environment : elements("pom.xml", "environment")) {
            String platform = text(environment, "os") + "." + text(environment, "arch");
            expected.put(platform, List.of(TOOLKIT + text(environment, "ws") + "." + platform));
        }

        assertEquals(expected, pluginsByPlatform(TOOLKIT));
    }

    @Test
    void the_bundle_of_an_engine_is_the_artifact_for_its_platform() {
        Map<String, String> classifiers = new TreeMap<>();
        for (Element location : elements("targetplatform/handpick.target", "location")) {
            NodeList names = location.getElementsByTagName("classifier");
            if (names.getLength() > 0) {
                String platform = text(location, "instructions")
                        .lines()
                        .filter(line -> line.startsWith("Bundle-SymbolicName:"))
                        .map(line -> line.substring(line.indexOf(ENGINE) + ENGINE.length()))
                        .findFirst()
                        .orElseThrow();
                classifiers.put(platform, names.item(0).getTextContent());
            }
        }

        assertEquals(new TreeMap<>(CLASSIFIERS), classifiers);
    }

    /** The plug-ins of all features that begin so and are for some platforms only, by each platform that they would be installed on. */
    private static Map<String, List<String>> pluginsByPlatform(String prefix) {
        Map<String, List<String>> plugins = new TreeMap<>();
        for (Element environment : elements("pom.xml", "environment")) {
            List<String> installed = plugins.computeIfAbsent(
                    text(environment, "os") + "." + text(environment, "arch"), key -> new ArrayList<>());
            for (String feature : List.of("org.handpick.feature", "org.handpick.platform.feature")) {
                for (Element plugin : elements("features/" + feature + "/feature.xml", "plugin")) {
                    if (plugin.getAttribute("id").startsWith(prefix)
                            && (plugin.hasAttribute("os") || prefix.equals(ENGINE))
                            && allows(plugin, "os", environment)
                            && allows(plugin, "ws", environment)
                            && allows(plugin, "arch", environment)) {
                        installed.add(plugin.getAttribute("id"));
                    }
                }
            }
        }
        return plugins;
    }

    private static boolean allows(Element plugin, String what, Element environment) {
        return !plugin.hasAttribute(what) || plugin.getAttribute(what).equals(text(environment, what));
    }

    private static String text(Element parent, String name) {
        return parent.getElementsByTagName(name).item(0).getTextContent();
    }

    private static List<Element> elements(String file, String name) {
        Path path = Bundle.root().resolve(file);
        try {
            NodeList found = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(path.toFile())
                    .getElementsByTagName(name);
            List<Element> elements = new ArrayList<>();
            for (int i = 0; i < found.getLength(); i++) {
                elements.add((Element) found.item(i));
            }
            return elements;
        } catch (IOException | SAXException | ParserConfigurationException e) {
            throw new IllegalStateException(path.toString(), e);
        }
    }
}
