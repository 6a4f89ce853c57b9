package org.handpick.backup.ui;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.swt.widgets.Display;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;

/** Runs all of a test on the UI thread: that of the workbench where one is running, else its own. */
final class OnUiThread implements InvocationInterceptor {
    private static <R> R there(Invocation<R> invocation) throws Throwable {
        AtomicReference<R> result = new AtomicReference<>();
        AtomicReference<Throwable> failure = new AtomicReference<>();
        Display.getDefault().syncExec(() -> {
            try {
                result.set(invocation.proceed());
            } catch (Throwable e) {
                failure.set(e); // of the test, whose thread throws it
            }
        });
        if (failure.get() != null) {
            throw failure.get();
        }
        return result.get();
    }

    @Override
    public <R> R interceptTestClassConstructor(
            Invocation<R> invocation, ReflectiveInvocationContext<Constructor<R>> context, ExtensionContext extension)
            throws Throwable {
        return there(invocation);
    }

    @Override
    public void interceptTestMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> context, ExtensionContext extension)
            throws Throwable {
        there(invocation);
    }

    @Override
    public void interceptAfterEachMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> context, ExtensionContext extension)
            throws Throwable {
        there(invocation);
    }
}
