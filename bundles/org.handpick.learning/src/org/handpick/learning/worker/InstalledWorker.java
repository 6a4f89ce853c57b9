package org.handpick.learning.worker;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
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
 * <p>The engine's native libraries come in bundles of their own, one for each platform, and are laid out in a folder once.
 */
public final class InstalledWorker {
    private static final String CAPABILITY = "org.handpick.worker";
    private static final String MAIN = "main";
    private static final List<String> LIBRARIES = List.of("pytorch/cpu/%s", "jnilib/%s/cpu");
    private static final String PYTORCH = "2.7.1";
    private static final String DJL = "0.35.1";

    private final Path cache;

    /** @param cache the folder of all caches; the native libraries are laid out below it, 195 to 450 MB */
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
                return new WorkerProgram(
                        classPath(bundle),
                        String.valueOf(capability.getAttributes().get(MAIN)),
                        natives(installed));
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

    private Path natives(List<Bundle> installed) {
        EnginePlatform platform = EnginePlatform.here();
        Path folder = cache.resolve("engine").resolve("pytorch-%s-djl-%s-%s".formatted(PYTORCH, DJL, platform));
        if (Files.isDirectory(folder)) {
            return folder;
        }
        List<URL> libraries = new ArrayList<>();
        for (String place : LIBRARIES) {
            List<URL> found = installed.stream()
                    .map(bundle -> bundle.findEntries(place.formatted(platform), "*", false))
                    .filter(entries -> entries != null)
                    .flatMap(entries -> Collections.list(entries).stream())
                    .toList();
            if (found.isEmpty()) {
                throw new WorkerFailure.NotThere("The engine for " + platform
                        + " is not in this installation; start the product that was built for this platform");
            }
            libraries.addAll(found);
        }
        layOut(libraries, folder);
        return folder;
    }

    /** Beside first and then moved into place, so that the folder is either whole or not there. */
    private static void layOut(List<URL> libraries, Path folder) {
        try {
            Files.createDirectories(folder.getParent());
            Path beside = Files.createTempDirectory(folder.getParent(), "new");
            for (URL library : libraries) {
                String name = library.getPath().substring(library.getPath().lastIndexOf('/') + 1);
                try (InputStream in = library.openStream()) {
                    Files.copy(in, beside.resolve(name));
                }
            }
            move(beside, folder);
        } catch (IOException e) {
            throw new WorkerFailure.NotThere(
                    folder + ": the engine could not be laid out there (" + e.getMessage() + ")", e);
        }
    }

    private static void move(Path beside, Path folder) throws IOException {
        try {
            Files.move(beside, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException | FileAlreadyExistsException | DirectoryNotEmptyException e) {
            if (!Files.isDirectory(folder)) {
                throw e; // else another process was as fast
            }
        }
    }
}
