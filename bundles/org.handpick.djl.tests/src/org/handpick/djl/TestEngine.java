package org.handpick.djl;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtEngineProvider;
import java.nio.file.Path;
import org.handpick.learning.worker.InstalledWorker;

/** The engine inside the process of the tests, so that what is differentiated can be looked at. */
public final class TestEngine {
    private static final String NAME = "PyTorch";

    static {
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("PYTORCH_FLAVOR", "cpu");
        System.setProperty("ai.djl.pytorch.num_threads", "1"); // more would spin while another process works
        System.setProperty(
                "PYTORCH_LIBRARY_PATH",
                new InstalledWorker(cache()).program().natives().toString());
        Thread.currentThread().setContextClassLoader(PtEngineProvider.class.getClassLoader());
        Engine.registerEngine(new PtEngineProvider());
    }

    private TestEngine() {}

    /** A manager of its own; the caller closes it. */
    public static NDManager manager() {
        return Engine.getEngine(NAME).newBaseManager();
    }

    static Engine engine() {
        return Engine.getEngine(NAME);
    }

    /** Where native libraries and pictures are kept over all tests of a build. */
    public static Path cache() {
        return Path.of(System.getProperty("basedir", "."), "target", "cache").toAbsolutePath();
    }
}
