package org.handpick.djl.embedding;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes small ONNX files, in the protocol buffers of onnx.proto (https://github.com/onnx/onnx, version 10 of its format). */
public final class OnnxFile {
    private static final int FLOAT = 1;
    private static final int INT64 = 7;

    private final Message graph = new Message().text(2, "graph");

    /** A message in protocol buffers: fields by number. */
    private static final class Message {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        private void varint(long value) {
            long rest = value;
            while ((rest & ~0x7FL) != 0) {
                bytes.write((int) (rest & 0x7F | 0x80));
                rest >>>= 7;
            }
            bytes.write((int) rest);
        }

        Message number(int field, long value) {
            varint(field << 3);
            varint(value);
            return this;
        }

        Message bytes(int field, byte[] value) {
            varint(field << 3 | 2);
            varint(value.length);
            bytes.writeBytes(value);
            return this;
        }

        Message text(int field, String value) {
            return bytes(field, value.getBytes(StandardCharsets.UTF_8));
        }

        Message message(int field, Message value) {
            return bytes(field, value.bytes.toByteArray());
        }
    }

    /** @param dimensions free where they are no numbers */
    public OnnxFile input(String name, List<?> dimensions) {
        return value(11, name, FLOAT, dimensions);
    }

    public OnnxFile output(String name, List<?> dimensions) {
        return value(12, name, FLOAT, dimensions);
    }

    OnnxFile outputOfWholeNumbers(String output, List<?> dimensions) {
        return value(12, output, INT64, dimensions);
    }

    private OnnxFile value(int field, String name, int type, List<?> dimensions) {
        Message shape = new Message();
        for (Object dimension : dimensions) {
            shape.message(
                    1,
                    dimension instanceof Integer number
                            ? new Message().number(1, number)
                            : new Message().text(2, dimension.toString()));
        }
        Message tensor = new Message().number(1, type).message(2, shape);
        graph.message(field, new Message().text(1, name).message(2, new Message().message(1, tensor)));
        return this;
    }

    public OnnxFile floats(String name, float[] values, long... shape) {
        ByteBuffer raw = ByteBuffer.allocate(Float.BYTES * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : values) {
            raw.putFloat(value);
        }
        graph.message(5, tensor(name, FLOAT, shape).bytes(9, raw.array()));
        return this;
    }

    /** Numbers that lie in another file. */
    OnnxFile floatsElsewhere(String name, String file, long... shape) {
        graph.message(
                5,
                tensor(name, FLOAT, shape)
                        .message(13, new Message().text(1, "location").text(2, file))
                        .number(14, 1));
        return this;
    }

    public OnnxFile wholeNumbers(String name, long... values) {
        ByteBuffer raw = ByteBuffer.allocate(Long.BYTES * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (long value : values) {
            raw.putLong(value);
        }
        graph.message(5, tensor(name, INT64, values.length).bytes(9, raw.array()));
        return this;
    }

    private static Message tensor(String name, int type, long... shape) {
        Message tensor = new Message();
        for (long dimension : shape) {
            tensor.number(1, dimension);
        }
        return tensor.number(2, type).text(8, name);
    }

    /** An operation without attributes. */
    public OnnxFile node(String operation, List<String> inputs, String output) {
        return node(operation, inputs, output, List.of());
    }

    /** An operation with an attribute that is a whole number. */
    OnnxFile node(String operation, List<String> inputs, String output, String attribute, int value) {
        return node(
                operation,
                inputs,
                output,
                List.of(new Message().text(1, attribute).number(3, value).number(20, 2)));
    }

    /** An operation with an attribute that is some whole numbers. */
    public OnnxFile node(String operation, List<String> inputs, String output, String attribute, List<Integer> values) {
        Message stored = new Message().text(1, attribute);
        values.forEach(value -> stored.number(8, value));
        return node(operation, inputs, output, List.of(stored.number(20, 7)));
    }

    private OnnxFile node(String operation, List<String> inputs, String output, List<Message> attributes) {
        Message node = new Message();
        inputs.forEach(input -> node.text(1, input));
        node.text(2, output).text(4, operation);
        attributes.forEach(attribute -> node.message(5, attribute));
        graph.message(1, node);
        return this;
    }

    public Path write(Path file) {
        Message model = new Message().number(1, 10).message(7, graph).message(8, new Message().number(2, 17));
        try {
            return Files.write(file, model.bytes.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
