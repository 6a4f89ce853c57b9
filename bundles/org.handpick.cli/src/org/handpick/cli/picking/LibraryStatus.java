package org.handpick.cli.picking;

import java.util.List;
import org.handpick.cli.Arguments;
import org.handpick.cli.Command;
import org.handpick.cli.Outcome;
import org.handpick.cli.Output;
import org.handpick.cli.Parameter;
import org.handpick.picking.Library;
import org.handpick.picking.OpenLibrary;
import org.handpick.picking.Tally;

/** {@code library status}: where a library stands. */
public final class LibraryStatus implements Command {

    /** {@code next} is null when no set is to do. */
    private record Status(
            String library,
            boolean writable,
            String access,
            int sets,
            int toDo,
            int kept,
            int rejected,
            int skipped,
            int unassigned,
            String next,
            List<String> repairs) {}

    @Override
    public String name() {
        return "library status";
    }

    @Override
    public String summary() {
        return "Says how many sets of a library are decided and how, which is next, and what was repaired.";
    }

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(AtTheDesk.LIBRARY);
    }

    @Override
    public Outcome run(Arguments arguments, Output output) {
        StoredPreferences preferences = StoredPreferences.in(arguments.dataArea());
        try (Library library = new OpenLibrary(
                        arguments.get(AtTheDesk.LIBRARY), preferences.groupingRule(arguments.get(AtTheDesk.LIBRARY)))
                .run(output.progress())) {
            Status status = status(library);
            library.unreadable().forEach(output::problem);
            output.result(status, () -> text(status));
            return Outcome.DONE;
        }
    }

    private static Status status(Library library) {
        Tally tally = library.tally();
        return new Status(
                library.root().toString(),
                library.isWritable(),
                library.access().sentence(),
                tally.sets(),
                tally.toDo(),
                tally.kept(),
                tally.rejected(),
                tally.skipped(),
                library.unassigned().size(),
                library.firstToDo().map(set -> set.id().text()).orElse(null),
                library.repairs());
    }

    private static String text(Status status) {
        String text = "%s: %d sets, %d to do, %d kept, %d all rejected, %d skipped; %d images in no set"
                .formatted(
                        status.library,
                        status.sets,
                        status.toDo,
                        status.kept,
                        status.rejected,
                        status.skipped,
                        status.unassigned);
        String next = status.next == null ? "" : "\nnext: " + status.next;
        String access = status.writable ? "" : "\n" + status.access;
        return text + next + access + status.repairs.stream().map("\n"::concat).reduce("", String::concat);
    }
}
