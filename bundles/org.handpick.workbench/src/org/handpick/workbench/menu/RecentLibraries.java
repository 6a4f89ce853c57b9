package org.handpick.workbench.menu;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.eclipse.jface.action.IContributionItem;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.actions.CompoundContributionItem;
import org.eclipse.ui.menus.CommandContributionItem;
import org.eclipse.ui.menus.CommandContributionItemParameter;
import org.handpick.picking.Library;
import org.handpick.workbench.PickingPreferences;

/** The menu of the libraries that were open last. Whether they are still there is seen when one is opened. */
public final class RecentLibraries extends CompoundContributionItem {
    @Override
    protected IContributionItem[] getContributionItems() {
        List<Path> recent =
                PlatformUI.getWorkbench().getService(PickingPreferences.class).recentLibraries();
        return recent.stream().map(RecentLibraries::item).toArray(IContributionItem[]::new);
    }

    private static IContributionItem item(Path library) {
        CommandContributionItemParameter item = new CommandContributionItemParameter(
                PlatformUI.getWorkbench(), "", OpenLibraryHandler.COMMAND, CommandContributionItem.STYLE_PUSH);
        item.label = Library.nameOf(library) + "  (" + library.getParent() + ")";
        item.parameters = Map.of(OpenLibraryHandler.FOLDER, library.toString());
        return new CommandContributionItem(item);
    }
}
