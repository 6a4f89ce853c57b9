package org.handpick.djl.graph;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.function.Consumer;

/** The numbers of a tensor, wherever it is. On the processor it is the tensor's own memory, and nothing is copied. */
public final class TensorMemory {
    private TensorMemory() {}

    /** Does something with bytes that are there for as long as it takes. */
    @FunctionalInterface
    public interface Reading {
        void read(ByteBuffer bytes) throws IOException;
    }

    public static void change(NDArray tensor, Consumer<FloatBuffer> change) {
        ByteBuffer bytes = tensor.toByteBuffer(true).order(ByteOrder.nativeOrder());
        change.accept(bytes.asFloatBuffer());
        if (isElsewhere(tensor)) {
            tensor.set(bytes);
        }
    }

    public static void read(NDArray tensor, Reading reading) throws IOException {
        if (isElsewhere(tensor)) {
            try (NDArray here = tensor.toDevice(Device.cpu(), true)) {
                reading.read(here.toByteBuffer(true));
            }
        } else {
            reading.read(tensor.toByteBuffer(true));
        }
    }

    private static boolean isElsewhere(NDArray tensor) {
        return !tensor.getDevice().equals(Device.cpu());
    }
}
