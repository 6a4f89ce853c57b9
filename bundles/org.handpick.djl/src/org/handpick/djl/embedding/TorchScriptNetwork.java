package org.handpick.djl.embedding;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.ZipFile;

/**
 * A TorchScript file in the engine. Such a file is a program: it runs in TorchScript's interpreter, which knows tensors and no
 * Python, with the rights of this process. Whoever chooses one trusts it.
 */
final class TorchScriptNetwork implements Network {
    /** What the interpreter and its debugger read, by a reader that makes tensors, numbers and TorchScript's own objects alone. */
    private static final Set<String> PICKLES = Set.of(
            "data.pkl",
            "constants.pkl",
            "traced_inputs.pkl",
            "attributes.pkl",
            "bytecode.pkl",
            "mobile_debug_handles.pkl");

    private final Path file;
    private final PtSymbolBlock module;

    /**
     * @param over whose device it computes on
     * @throws UnusableEncoder when the file is none
     */
    TorchScriptNetwork(Path file, NDManager over) {
        refuseOthers(file);
        this.file = file;
        try {
            this.module = JniUtils.loadModule((PtNDManager) over, file, true, new String[0], new String[0], false);
        } catch (EngineException | IllegalArgumentException e) {
            throw new UnusableEncoder(file, "it is no TorchScript file that can be run here", e);
        }
    }

    /** By the list of its contents; nothing in it is read. */
    private static void refuseOthers(Path file) {
        Set<String> names;
        try (ZipFile zip = new ZipFile(file.toFile())) {
            names = zip.stream()
                    .map(entry -> entry.getName().substring(entry.getName().indexOf('/') + 1))
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UnusableEncoder(file, "it is no TorchScript file; nothing in it was run", e);
        }
        boolean hasCode = names.stream().anyMatch(name -> name.startsWith("code/") && name.endsWith(".py"));
        boolean hasPickle = names.stream().anyMatch(name -> name.endsWith(".pkl"));
        if (hasCode && names.containsAll(Set.of("data.pkl", "constants.pkl"))) {
            names.stream()
                    .filter(name -> name.endsWith(".pkl") && !PICKLES.contains(name))
                    .findFirst()
                    .ifPresent(name -> {
                        throw new UnusableEncoder(
                                file, "beside TorchScript it holds " + name + ", a pickle; nothing in it was run");
                    });
        } else {
            throw new UnusableEncoder(
                    file,
                    hasPickle
                            ? "it is a pickle of Python's (torch.save) and no TorchScript (torch.jit.save); nothing in it was run"
                            : "it is no TorchScript file; nothing in it was run");
        }
    }

    @Override
    public OptionalInt width() {
        return OptionalInt.empty();
    }

    @Override
    public OptionalInt height() {
        return OptionalInt.empty();
    }

    @Override
    public List<NDArray> of(NDArray pictures) {
        try {
            return IValueUtils.forward(module, new NDList(pictures), false).stream()
                    .filter(output -> output.getDataType().isFloating())
                    .map(output -> output.toType(DataType.FLOAT32, false))
                    .toList();
        } catch (EngineException | IllegalArgumentException | UnsupportedOperationException e) {
            throw new UnusableEncoder(file, "it can't take pictures of the shape " + pictures.getShape(), e);
        }
    }

    @Override
    public void close() {
        module.close();
    }
}
