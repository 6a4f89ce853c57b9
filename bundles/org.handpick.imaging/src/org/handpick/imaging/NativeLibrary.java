package org.handpick.imaging;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.util.List;
import java.util.Optional;

/** A shared library of the system, if it has it. */
final class NativeLibrary {
    private final SymbolLookup symbols;

    private NativeLibrary(SymbolLookup symbols) {
        this.symbols = symbols;
    }

    /** @param names as the dynamic linker of each platform knows it; the first that is there is taken */
    static Optional<NativeLibrary> find(List<String> names) {
        for (String name : names) {
            try {
                return Optional.of(new NativeLibrary(SymbolLookup.libraryLookup(name, Arena.global())));
            } catch (IllegalArgumentException e) {
                // not under this name; the next one may be there, and ImageIO is
            }
        }
        return Optional.empty();
    }

    MethodHandle function(String name, FunctionDescriptor signature) {
        return Linker.nativeLinker().downcallHandle(symbols.findOrThrow(name), signature);
    }

    /** A call into C threw, which C functions do not: a wrong signature. */
    static AssertionError mistaken(Throwable thrown) {
        return new AssertionError("a native call failed in Java", thrown);
    }
}
