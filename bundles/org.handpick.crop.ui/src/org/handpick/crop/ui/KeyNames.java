package org.handpick.crop.ui;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.core.commands.common.NotDefinedException;
import org.eclipse.jface.bindings.Binding;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.keys.IBindingService;

/** How actions are called and which keys they have now; a person may change those on the platform's Keys page. */
final class KeyNames {
    private static final String CONTEXT = "org.handpick.context.pick";

    private KeyNames() {}

    /** The key of an action as people read it, such as {@code Ctrl+Z}; empty where it has none. */
    static Optional<String> key(PickAction action) {
        IBindingService service = PlatformUI.getWorkbench().getService(IBindingService.class);
        List<Binding> bindings = Stream.of(service.getBindings())
                .filter(binding -> CONTEXT.equals(binding.getContextId()))
                .toList();
        return bindings.stream()
                .filter(binding -> binding.getParameterizedCommand() != null
                        && binding.getParameterizedCommand().getId().equals(action.command()))
                .filter(binding -> binding.getType() == Binding.USER || !isReplaced(binding, bindings))
                .min((one, two) -> two.getType() - one.getType()) // a person's own first
                .map(binding -> binding.getTriggerSequence().format());
    }

    /** True when a person has given the key to another command, or to none. */
    private static boolean isReplaced(Binding binding, List<Binding> all) {
        return all.stream()
                .anyMatch(other -> other.getType() == Binding.USER
                        && other.getTriggerSequence().equals(binding.getTriggerSequence()));
    }

    /** The key of an action; what the action is called where it has none. */
    static String keyOrName(PickAction action) {
        return key(action).orElseGet(() -> name(action));
    }

    /** What an action is called in menus. */
    static String name(PickAction action) {
        try {
            return PlatformUI.getWorkbench()
                    .getService(ICommandService.class)
                    .getCommand(action.command())
                    .getName();
        } catch (NotDefinedException e) {
            throw new IllegalStateException("plugin.xml defines no command for " + action, e);
        }
    }
}
