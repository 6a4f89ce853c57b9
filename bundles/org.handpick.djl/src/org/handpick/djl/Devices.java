package org.handpick.djl;

import ai.djl.Device;
import ai.djl.engine.Engine;
import org.handpick.learning.training.TrainingSettings;

/** What the engine can compute on. */
final class Devices {
    private Devices() {}

    /** @throws Untrainable when it is not there */
    static Device wanted(TrainingSettings.Device wanted, Engine engine) {
        return switch (wanted) {
            case AUTO -> engine.defaultDevice();
            case CPU -> Device.cpu();
            case GPU -> {
                if (engine.getGpuCount() == 0) {
                    throw new Untrainable(
                            "training.device is gpu, and the engine finds no graphics card that it can use; set it to auto or cpu");
                }
                yield Device.gpu();
            }
        };
    }

    static String words(Device device) {
        return device.isGpu() ? "graphics card" : "processor";
    }
}
