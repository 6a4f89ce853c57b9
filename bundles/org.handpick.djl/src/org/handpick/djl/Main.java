package org.handpick.djl;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.JniUtils;
import com.google.gson.JsonParseException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;
import org.handpick.core.Progress;
import org.handpick.dataset.Dataset;
import org.handpick.dataset.OpenDataset;
import org.handpick.learning.training.TrainingSettings;
import org.handpick.learning.worker.Ask;
import org.handpick.learning.worker.Tell;
import org.handpick.learning.worker.Wire;

/**
 * The worker program: reads what it is asked from standard input, one line each, and says what comes of it on standard output.
 * It ends when its input does.
 */
public final class Main {
    private static final String NOT_ENOUGH_MEMORY =
            "There is not enough memory for this: end other programs, or take a smaller model, smaller pictures or fewer"
                    + " sets a step";

    private final InputStream in;
    private final PrintStream out;
    private final BlockingQueue<Optional<Ask>> asked = new LinkedBlockingQueue<>();
    private volatile boolean stopped;

    Main(InputStream in, PrintStream out) {
        this.in = in;
        this.out = out;
    }

    /** @param arguments none */
    public static void main(String[] arguments) throws InterruptedException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.setOut(System.err); // libraries that print must not disturb the conversation
        new Main(System.in, out).run();
    }

    void run() throws InterruptedException {
        try {
            Engine engine = Engine.getEngine("PyTorch");
            JniUtils.setGradMode(false); // it is set for each thread, and only training wants it
            tell(new Tell.Ready(
                    engine.getEngineName(),
                    engine.getVersion(),
                    Devices.words(engine.defaultDevice()),
                    JniUtils.getNumThreads()));
        } catch (RuntimeException | LinkageError e) {
            tell(new Tell.Failed("The engine could not be loaded: " + e.getMessage(), trace(e)));
            return;
        }
        Thread.ofPlatform().daemon().name("handpick-worker-ears").start(this::listen);
        try (NDManager manager = NDManager.newBaseManager();
                KeptModel kept = new KeptModel(manager)) {
            for (Optional<Ask> ask = asked.take(); ask.isPresent(); ask = asked.take()) {
                answer(ask.get(), kept);
            }
        }
    }

    private void listen() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Ask ask = Wire.ask(line);
                if (ask instanceof Ask.Stop) {
                    stopped = true;
                } else {
                    stopped = false; // here and not where it is answered, as the next line may be to stop it
                    asked.add(Optional.of(ask));
                }
            }
        } catch (IOException | JsonParseException e) {
            System.err.println("cannot understand what was asked: " + e);
        } finally {
            stopped = true; // nobody listens any more
            asked.add(Optional.empty());
        }
    }

    private void answer(Ask ask, KeptModel kept) {
        try {
            switch (ask) {
                case Ask.Train train -> {
                    kept.close(); // training wants the memory
                    train(train);
                }
                case Ask.Probe probe -> probe(probe);
                case Ask.Forward forward -> forward(forward);
                case Ask.Score score -> score(score, kept);
                case Ask.Stop _ -> {
                    // heard by the ears already
                }
            }
            tell(new Tell.Done());
        } catch (OutOfMemoryError e) {
            tell(new Tell.Failed(NOT_ENOUGH_MEMORY, trace(e)));
        } catch (RuntimeException e) {
            boolean lacksMemory = e instanceof EngineException && isAboutMemory(e);
            tell(new Tell.Failed(lacksMemory ? NOT_ENOUGH_MEMORY : String.valueOf(e.getMessage()), trace(e)));
        }
    }

    /** The engine has no exception of its own for it, but these words: of the processor, on Windows, of a graphics card. */
    private static boolean isAboutMemory(RuntimeException e) {
        String message = String.valueOf(e.getMessage());
        return Stream.of("can't allocate memory", "not enough memory", "out of memory")
                .anyMatch(message::contains);
    }

    private void train(Ask.Train train) {
        Dataset dataset = new OpenDataset(train.dataset()).run(Progress.NONE);
        try (NDManager manager = computingOn(train.settings())) {
            if (!Training.isBegun(train)) {
                new Rehearsal(train, dataset, this::tell, () -> stopped, manager).run();
            }
            try (Training training = new Training(train, dataset, this::tell, () -> stopped, manager)) {
                training.run();
            }
        }
    }

    private void probe(Ask.Probe probe) {
        Dataset dataset = new OpenDataset(probe.dataset()).run(Progress.NONE);
        try (NDManager manager = computingOn(probe.settings())) {
            new Probing(probe, dataset, this::tell, () -> stopped, manager).run();
        }
    }

    private void forward(Ask.Forward forward) {
        try (NDManager manager = computingOn(forward.settings())) {
            new Forward(forward, this::tell, () -> stopped, manager).run();
        }
    }

    private NDManager computingOn(TrainingSettings settings) {
        Device device = Devices.wanted(settings.device(), Engine.getInstance());
        tell(new Tell.ComputesOn(Devices.words(device)));
        return NDManager.newBaseManager(device);
    }

    /** Whatever a model was trained on, it is asked on the best that is here. */
    private void score(Ask.Score score, KeptModel kept) {
        try (NDManager manager = NDManager.newBaseManager()) {
            new Scoring(score, kept, this::tell, () -> stopped, manager).run();
        }
    }

    private synchronized void tell(Tell tell) {
        out.println(Wire.line(tell));
    }

    private static String trace(Throwable e) {
        StringWriter text = new StringWriter();
        e.printStackTrace(new PrintWriter(text, true));
        return text.toString();
    }
}
