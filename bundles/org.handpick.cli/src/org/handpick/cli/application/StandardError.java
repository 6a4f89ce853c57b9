package org.handpick.cli.application;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Whether a person reads what goes to standard error, at a terminal. Java knows that of its input and output alone. Asked once. */
final class StandardError implements BooleanSupplier {
    private static final int DESCRIPTOR = 2;

    private Optional<Boolean> answer = Optional.empty();

    @Override
    public synchronized boolean getAsBoolean() {
        if (answer.isEmpty()) {
            SymbolLookup system = Linker.nativeLinker().defaultLookup();
            answer = Optional.of(system.find("isatty")
                    .or(() -> system.find("_isatty"))
                    .map(StandardError::ask)
                    .orElse(false));
        }
        return answer.get();
    }

    private static boolean ask(MemorySegment isatty) {
        FunctionDescriptor signature = FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT);
        try {
            return (int) Linker.nativeLinker().downcallHandle(isatty, signature).invokeExact(DESCRIPTOR) != 0;
        } catch (Throwable e) {
            throw new AssertionError("a call into C threw, which C functions do not", e);
        }
    }
}
