package org.handpick.cli.sets;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.handpick.cli.Arguments;
import org.handpick.cli.Command;
import org.handpick.cli.Folders;
import org.handpick.cli.Outcome;
import org.handpick.cli.Output;
import org.handpick.cli.Parameter;
import org.handpick.cli.Value;
import org.handpick.cli.picking.StoredPreferences;
import org.handpick.core.sets.DiscoverSets;
import org.handpick.core.sets.Discovery;
import org.handpick.core.sets.GroupingRule;
import org.handpick.core.sets.ImageRef;
import org.handpick.core.sets.ImageSet;

/** {@code sets list}: how the images of folders group, by their names. */
public final class SetsList implements Command {
    private static final Parameter<List<Path>> FOLDERS =
            Parameter.positions(Value.FOLDER, "Folders with images; their sub-folders are looked through too.");

    private record Listed(String dir, List<ListedSet> sets, List<String> unassigned) {}

    private record ListedSet(String id, List<String> files) {}

    @Override
    public String name() {
        return "sets list";
    }

    @Override
    public String summary() {
        return "Lists the image sets of folders, and the images that are in none with the reason. A library is grouped by the "
                + "preferences, as in the workbench, where no option says how.";
    }

    @Override
    public List<Parameter<?>> parameters() {
        List<Parameter<?>> parameters = new ArrayList<>(List.of(FOLDERS));
        parameters.addAll(GroupingOptions.parameters());
        return parameters;
    }

    @Override
    public Outcome run(Arguments arguments, Output output) {
        Function<Path, GroupingRule> rule = GroupingOptions.rule(arguments);
        boolean compatible = GroupingOptions.isCompatible(arguments);
        boolean asChosen =
                !GroupingOptions.areGiven(arguments); // so that its ids are those of the workbench and decide
        StoredPreferences preferences = StoredPreferences.in(arguments.dataArea());
        return output.each(arguments.get(FOLDERS), folder -> {
            Path root = Folders.real(folder);
            Discovery found = compatible
                    ? new DiscoverSets(root, rule.apply(root), Map.of()).run(output.progress())
                    : UndecidedSets.of(root, asChosen ? preferences.groupingRule(root) : rule.apply(root), output);
            found.unreadable().forEach(output::problem);
            output.result(listed(folder, found), () -> text(folder, found));
        });
    }

    private static Listed listed(Path folder, Discovery found) {
        return new Listed(
                folder.toString(),
                found.sets().stream()
                        .map(set -> new ListedSet(set.id().text(), names(set)))
                        .toList(),
                found.unassigned().stream().map(left -> left.image().name()).toList());
    }

    private static List<String> names(ImageSet set) {
        return set.images().stream().map(ImageRef::name).toList();
    }

    private static String text(Path folder, Discovery found) {
        StringBuilder text = new StringBuilder("%s: %d sets, %d images in none"
                .formatted(folder, found.sets().size(), found.unassigned().size()));
        found.sets()
                .forEach(
                        set -> text.append("\n  ").append(set.id()).append("  ").append(String.join("  ", names(set))));
        found.unassigned()
                .forEach(left -> text.append("\n  in no set: ")
                        .append(left.image())
                        .append(" (")
                        .append(left.reason().sentence())
                        .append(")"));
        return text.toString();
    }
}
