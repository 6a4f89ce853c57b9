package org.handpick.learning.worker;

import java.io.File;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.core.runtime.FileLocator;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.framework.wiring.BundleWire;
import org.osgi.framework.wiring.BundleWiring;

/**
 * Finds the worker program among the installed bundles: the bundle that provides the capability {@code org.handpick.worker}, and
 * on its class path every bundle that it is wired to. No class of it is loaded here.
 *
 * <p>The engines' native libraries come in bundles, and are laid out in folders once. Of the flavours of PyTorch that are installed
 * one for graphics cards goes first; it computes on the processor too where there is no card.
 */
public final class InstalledWorker {
    private static final String CAPABILITY = "org.handpick.worker";
    private static final String MAIN = "main";
    /** Of PyTorch; the first that is installed is taken. */
    private static final List<String> FLAVOURS = List.of("cu128", "cpu");

    private static final String PYTORCH = "2.7.1";
    private static final String DJL = "0.35.1";
    private static final String ONNX_RUNTIME = "1.28.0";

    private final Path cache;

    /** @param cache the folder of all caches; the native libraries are laid out below it, 230 to 480 MB */
    public InstalledWorker(Path cache) {
        this.cache = cache;
    }

    /** Of Handpick, where it runs as it is installed, and of the engine: what two runs may differ in. */
    public static Map<String, String> versions() {
        Map<String, String> versions = new LinkedHashMap<>();
        Optional.ofNullable(FrameworkUtil.getBundle(InstalledWorker.class))
                .ifPresent(here -> versions.put("handpick", here.getVersion().toString()));
        versions.put("pytorch", PYTORCH);
        versions.put("djl", DJL);
        return versions;
    }

    /** @throws WorkerFailure.NotThere when no worker is installed, or no engine for this platform */
    public WorkerProgram program() {
        List<Bundle> installed = installed();
        for (Bundle bundle : installed) {
            for (var capability : bundle.adapt(BundleRevision.class).getDeclaredCapabilities(CAPABILITY)) {
                return program(
                        classPath(bundle),
                        String.valueOf(capability.getAttributes().get(MAIN)),
                        installed);
            }
        }
        throw new WorkerFailure.NotThere("The engine is not installed; install Handpick Learning from the update site");
    }

    private static List<Bundle> installed() {
        return Optional.ofNullable(FrameworkUtil.getBundle(InstalledWorker.class))
                .map(here -> Arrays.asList(here.getBundleContext().getBundles()))
                .orElseGet(List::of);
    }

    private static List<Path> classPath(Bundle worker) {
        Set<Bundle> reached = new LinkedHashSet<>();
        reach(worker, reached);
        return reached.stream().map(InstalledWorker::file).toList();
    }

    private static void reach(Bundle bundle, Set<Bundle> reached) {
        BundleWiring wiring = bundle.adapt(BundleWiring.class);
        if (wiring == null) {
            throw new WorkerFailure.NotThere(bundle.getSymbolicName() + " is installed, but something it needs is not");
        }
        if (bundle.getBundleId() == 0 || !reached.add(bundle)) {
            return;
        }
        for (BundleWire wire : wiring.getRequiredWires(null)) {
            reach(wire.getProvider().getBundle(), reached);
        }
    }

    private static Path file(Bundle bundle) {
        return FileLocator.getBundleFileLocation(bundle)
                .map(File::toPath)
                .map(file -> file.toAbsolutePath().normalize())
                .orElseThrow(
                        () -> new WorkerFailure.NotThere(bundle.getSymbolicName() + " is not a file on this disk"));
    }

    private WorkerProgram program(List<Path> classPath, String main, List<Bundle> installed) {
        String platform = EnginePlatform.here().toString();
        Optional<Path> onnxRuntime = laidOut(
                "onnxruntime-%s-%s".formatted(ONNX_RUNTIME, platform),
                List.of("ai/onnxruntime/native/" + platform.replace("x86_64", "x64")),
                installed);
        for (String flavour : FLAVOURS) {
            Optional<Path> natives = laidOut(
                    "pytorch-%s-djl-%s-%s-%s".formatted(PYTORCH, DJL, platform, flavour),
                    List.of("pytorch/" + flavour + "/" + platform, "jnilib/" + platform + "/" + flavour),
                    installed);
            if (natives.isPresent()) {
                return new WorkerProgram(classPath, main, natives.get(), flavour, onnxRuntime);
            }
        }
        throw new WorkerFailure.NotThere("The engine for " + platform
                + " is not in this installation; start the product that was built for this platform");
    }

    /** @return empty when one of the places is in no bundle */
    private Optional<Path> laidOut(String name, List<String> places, List<Bundle> installed) {
        List<List<URL>> libraries =
                places.stream().map(place -> entries(place, installed)).toList();
        if (libraries.stream().anyMatch(List::isEmpty)) {
            return Optional.empty();
        }
        Path folder = cache.resolve("engine").resolve(name);
        if (!Files.isDirectory(folder)) {
            new LayOutEngine(libraries.stream().flatMap(List::stream).toList(), folder).run();
        }
        return Optional.of(folder);
    }

    /** The files in a folder of any bundle. */
    private static List<URL> entries(String place, List<Bundle> installed) {
        return installed.stream()
                .map(bundle -> bundle.findEntries(place, "*", false))
                .filter(entries -> entries != null)
                .flatMap(entries -> Collections.list(entries).stream())
                .filter(entry -> !entry.getPath().endsWith("/"))
                .toList();
    }
}
