package org.handpick.djl.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.instruction.InvokeInstruction;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** DJL frees the buffer of a number before the gradient is computed, so none may be in what is differentiated. */
class NoNumbersInGraphsTest {
    private static final List<Class<?>> DIFFERENTIATED = List.of(
            Numbers.class,
            Parameters.class,
            Conv.class,
            Dense.class,
            Features.class,
            ConvSmall.class,
            Places.class,
            RankingHead.class,
            CropHead.class,
            TwoHeads.class,
            Losses.class);

    @Test
    void what_is_differentiated_calculates_with_no_java_number() {
        assertEquals(
                List.of(),
                DIFFERENTIATED.stream()
                        .flatMap(type -> numbersIn(type).stream())
                        .toList());
    }

    @Test
    void a_number_would_be_found() {
        assertTrue(numbersIn(Sinner.class).toString().contains("mul"));
    }

    record Sinner(NDArray tensor) {
        NDArray twice() {
            return tensor.mul(2);
        }
    }

    private static List<String> numbersIn(Class<?> type) {
        List<String> found = new ArrayList<>();
        read(type)
                .methods()
                .forEach(method -> method.code()
                        .ifPresent(code -> code.forEach(element -> {
                            if (element instanceof InvokeInstruction call
                                    && call.owner().asInternalName().startsWith("ai/djl/ndarray/NDArray")
                                    && call.type().stringValue().startsWith("(Ljava/lang/Number;")) {
                                found.add(type.getSimpleName() + "." + method.methodName() + " calls " + call.name());
                            }
                        })));
        return found;
    }

    private static ClassModel read(Class<?> type) {
        String name = type.getName().substring(type.getPackageName().length() + 1);
        try (InputStream in = type.getResourceAsStream(name + ".class")) {
            return ClassFile.of().parse(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
