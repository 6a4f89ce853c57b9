package org.handpick.djl.embedding;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** An ONNX file in ONNX Runtime, on the processor. Weights that lie in other files, and could be others tomorrow, are refused. */
final class OnnxNetwork implements Network {
    private static final String OTHER_FILES = "session.model_external_initializers_file_folder_path";
    private static final int CHANNELS = 3;

    private final Path file;
    private final OrtSession session;
    private final String input;
    private final long[] shape;

    /** @throws UnusableEncoder when the file is none, or takes something else than pictures */
    OnnxNetwork(Path file) {
        this.file = file;
        this.session = load(file);
        try {
            this.input = input();
            this.shape = shape();
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private static OrtSession load(Path file) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
                OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            OrtEnvironment environment = environment();
            options.addConfigEntry("session.intra_op.allow_spinning", "0"); // others want the processor too
            options.addConfigEntry(OTHER_FILES, file.resolve("none").toString()); // in a file there can be none
            MappedByteBuffer bytes = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
            return environment.createSession(bytes, options);
        } catch (IOException e) {
            throw new UnusableEncoder(file, "it could not be read", e);
        } catch (OrtException e) {
            throw new UnusableEncoder(file, "it is no ONNX file that can be run here", e);
        } catch (LinkageError e) {
            throw new UnusableEncoder(file, "ONNX Runtime, which runs such files, could not be loaded here", e);
        }
    }

    private static OrtEnvironment environment() throws OrtException {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        environment.setTelemetry(false);
        return environment;
    }

    private String input() {
        if (session.getInputNames().size() != 1) {
            throw new UnusableEncoder(file, "it takes %s, expected pictures alone".formatted(session.getInputNames()));
        }
        return session.getInputNames().iterator().next();
    }

    private long[] shape() {
        try {
            if (!(session.getInputInfo().get(input).getInfo() instanceof TensorInfo info)) {
                throw new UnusableEncoder(file, "it takes something else than a tensor, expected pictures");
            }
            long[] dimensions = info.getShape();
            if (info.type != OnnxJavaType.FLOAT
                    || dimensions.length != 4
                    || dimensions[1] != CHANNELS && dimensions[1] > 0) {
                throw new UnusableEncoder(
                        file,
                        "it takes %s of the shape %s, expected FLOAT of [pictures, 3, height, width]"
                                .formatted(info.type, Arrays.toString(dimensions)));
            }
            return dimensions;
        } catch (OrtException e) {
            throw new UnusableEncoder(file, "it does not say what it takes", e);
        }
    }

    @Override
    public OptionalInt width() {
        return fixed(shape[3]);
    }

    @Override
    public OptionalInt height() {
        return fixed(shape[2]);
    }

    /** One that is free is -1. */
    private static OptionalInt fixed(long dimension) {
        return dimension > 0 ? OptionalInt.of(Math.toIntExact(dimension)) : OptionalInt.empty();
    }

    @Override
    public List<NDArray> of(NDArray pictures) {
        try (OnnxTensor given = OnnxTensor.createTensor(
                        OrtEnvironment.getEnvironment(),
                        FloatBuffer.wrap(pictures.toFloatArray()),
                        pictures.getShape().getShape());
                OrtSession.Result result = session.run(Map.of(input, given))) {
            List<NDArray> outputs = new ArrayList<>();
            for (Map.Entry<String, OnnxValue> output : result) {
                if (output.getValue() instanceof OnnxTensor tensor && tensor.getInfo().type == OnnxJavaType.FLOAT) {
                    outputs.add(pictures.getManager()
                            .create(
                                    tensor.getFloatBuffer().array(),
                                    new Shape(tensor.getInfo().getShape())));
                }
            }
            return outputs;
        } catch (OrtException e) {
            throw new UnusableEncoder(file, "it can't take pictures of the shape " + pictures.getShape(), e);
        }
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException("ONNX Runtime did not close", e);
        }
    }
}
