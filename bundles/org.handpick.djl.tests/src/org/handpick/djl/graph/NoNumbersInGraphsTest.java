package org.handpick.djl.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.instruction.InvokeInstruction;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** DJL frees the buffer of a number before the gradient is computed, so none may be in what is differentiated. */
class NoNumbersInGraphsTest {
    private static final String FOLDER = Numbers.class.getPackageName().replace('.', '/');
    /** Where models and batches are put together, of what the package has. */
    private static final String ABOVE = FOLDER.substring(0, FOLDER.lastIndexOf('/'));

    @Test
    void what_is_differentiated_calculates_with_no_java_number() throws IOException {
        assertEquals(
                List.of(),
                differentiated().stream()
                        .flatMap(type -> numbersIn(type).stream())
                        .toList());
    }

    @Test
    void every_class_of_the_package_is_looked_at_and_who_calls_it() throws IOException {
        List<String> names = differentiated().stream()
                .map(type -> type.thisClass().name().stringValue())
                .map(name -> name.substring(name.lastIndexOf('/') + 1))
                .toList();

        assertTrue(
                names.containsAll(List.of(
                        "Numbers",
                        "Losses",
                        "Cost",
                        "Heads",
                        "CoverageCropHead",
                        "WholeCropHead",
                        "Coverage",
                        "ConvSmall",
                        "TransformerBlock",
                        "Norm",
                        "Half",
                        "Batch")),
                names.toString());
    }

    @Test
    void a_number_would_be_found() throws IOException {
        String name =
                Sinner.class.getName().substring(Sinner.class.getPackageName().length() + 1);
        try (InputStream in = Sinner.class.getResourceAsStream(name + ".class")) {
            String found = numbersIn(ClassFile.of().parse(in.readAllBytes())).toString();
            assertTrue(found.contains("twice calls mul"), found);
            assertTrue(found.contains("half calls div"), found);
        }
    }

    record Sinner(NDArray tensor) {
        NDArray twice() {
            return tensor.mul(2);
        }

        NDArray half() {
            return NDArrays.div(tensor, 2);
        }
    }

    /** The classes of the package and of what is above it, in the folder or the archive that the bundle is. */
    private static List<ClassModel> differentiated() throws IOException {
        try {
            Path bundle = Path.of(Numbers.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            if (Files.isDirectory(bundle)) {
                return classes(bundle);
            }
            try (FileSystem archive = FileSystems.newFileSystem(bundle)) {
                return classes(archive.getPath("/"));
            }
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<ClassModel> classes(Path root) throws IOException {
        List<ClassModel> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file :
                    files.filter(NoNumbersInGraphsTest::isDifferentiated).toList()) {
                found.add(ClassFile.of().parse(Files.readAllBytes(file)));
            }
        }
        return found;
    }

    private static boolean isDifferentiated(Path file) {
        return file.toString().endsWith(".class")
                && !file.endsWith("package-info.class")
                && (file.getParent().endsWith(FOLDER) || file.getParent().endsWith(ABOVE));
    }

    private static List<String> numbersIn(ClassModel type) {
        List<String> found = new ArrayList<>();
        type.methods()
                .forEach(method -> method.code()
                        .ifPresent(code -> code.forEach(element -> {
                            if (element instanceof InvokeInstruction call
                                    && call.owner().asInternalName().startsWith("ai/djl/ndarray/NDArray")
                                    && call.type().stringValue().contains("Ljava/lang/Number;")) {
                                found.add(
                                        type.thisClass().name() + "." + method.methodName() + " calls " + call.name());
                            }
                        })));
        return found;
    }
}
