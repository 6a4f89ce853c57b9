package org.handpick.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.handpick.djl.graph.Backbone;
import org.handpick.djl.graph.Parameters;
import org.handpick.learning.worker.Ask;
import org.handpick.learning.worker.Tell;

/** Finds out how long a backbone alone takes to look at pictures: from numbers to numbers, with no gradients. */
final class Forward {
    private static final double NANOS_PER_SECOND = 1e9;

    private final Ask.Forward asked;
    private final Consumer<Tell> tell;
    private final BooleanSupplier stopped;
    private final NDManager manager;

    Forward(Ask.Forward asked, Consumer<Tell> tell, BooleanSupplier stopped, NDManager manager) {
        this.asked = asked;
        this.tell = tell;
        this.stopped = stopped;
        this.manager = manager;
    }

    /** Tells {@link org.handpick.learning.worker.Tell.Looked}; nothing when it was stopped before. */
    void run() {
        try (Parameters parameters = new Parameters(manager, asked.settings().seed())) {
            Backbone backbone = Sight.backbone(asked.settings(), parameters);
            Shape shape = new Shape(
                    asked.pictures(),
                    3,
                    asked.settings().height(),
                    asked.settings().width());
            NDArray noise = manager.randomNormal(shape);
            double[] seconds = new double[asked.times()];
            for (int i = 0; i < seconds.length; i++) {
                if (stopped.getAsBoolean()) {
                    return;
                }
                seconds[i] = seconds(backbone, noise);
            }
            tell.accept(new Tell.Looked(seconds));
        }
    }

    private double seconds(Backbone backbone, NDArray pictures) {
        try (NDManager once = manager.newSubManager()) {
            NDArray own = pictures.duplicate();
            own.attach(once);
            long began = System.nanoTime();
            backbone.of(own).whole().toFloatArray(); // a device may still be at work until its numbers are asked for
            return (System.nanoTime() - began) / NANOS_PER_SECOND;
        }
    }
}
