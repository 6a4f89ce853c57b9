package org.handpick.backup.ui;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeColumn;
import org.eclipse.swt.widgets.TreeItem;
import org.handpick.backup.LiveFile;
import org.handpick.workbench.theme.Palette;

/** A tree of files whose items are made when they come into view. Folders in which something differs are open from the beginning. */
final class ContentsTree {
    private static final int FEW = 12;
    private static final String WIDTHS = "contents.widths";

    private final Tree tree;
    private final Consumer<Optional<String>> chosen;
    private final Consumer<String> restore;
    private List<ContentsModel.Node> roots = List.of();

    /**
     * @param chosen called with the path of the file that is selected, when it is in the backup
     * @param restore called with the path of a file that is to be restored
     * @param refresh compares again
     */
    ContentsTree(
            Composite parent,
            Remembered remembered,
            Consumer<Optional<String>> chosen,
            Consumer<String> restore,
            Runnable refresh) {
        this.chosen = chosen;
        this.restore = restore;
        tree = new Tree(parent, SWT.VIRTUAL | SWT.SINGLE | SWT.FULL_SELECTION | SWT.BORDER);
        tree.setHeaderVisible(true);
        column("File", 190, SWT.LEFT);
        column("On the disk now", 195, SWT.LEFT);
        column("Records", 80, SWT.RIGHT);
        column("Now", 80, SWT.RIGHT);
        column("Size", 80, SWT.RIGHT);
        remembered.follow(WIDTHS, tree);
        tree.addListener(SWT.SetData, this::fill);
        tree.addListener(SWT.Selection, event -> chosen.accept(chosen()));
        tree.addListener(SWT.DefaultSelection, event -> restoreChosen());
        tree.addListener(SWT.KeyDown, event -> {
            if (event.keyCode == SWT.F5 && event.stateMask == 0) {
                refresh.run();
            }
        });
        ThemeChange.on(tree, this::fillAnew);
        Menu menu = new Menu(tree);
        MenuItem item = new MenuItem(menu, SWT.PUSH);
        item.setText("&Restore This File…\tEnter");
        item.addListener(SWT.Selection, event -> restoreChosen());
        MenuItem again = new MenuItem(menu, SWT.PUSH);
        again.setText("Re&fresh\tF5");
        again.addListener(SWT.Selection, event -> refresh.run());
        menu.addListener(SWT.Show, event -> item.setEnabled(chosen().isPresent()));
        tree.setMenu(menu);
    }

    private void column(String title, int width, int style) {
        TreeColumn column = new TreeColumn(tree, style);
        column.setText(title);
        column.setWidth(width);
    }

    Tree control() {
        return tree;
    }

    void show(List<ContentsModel.Node> nodes) {
        if (nodes.equals(roots)) {
            return;
        }
        roots = nodes;
        fillAnew();
    }

    private void fillAnew() {
        Optional<String> before = chosen();
        tree.removeAll();
        tree.setItemCount(roots.size());
        for (TreeItem item : tree.getItems()) {
            open(item);
        }
        before.flatMap(path -> find(tree.getItems(), path)).ifPresent(tree::setSelection);
        chosen.accept(chosen());
    }

    /** The row of a file, where it is in sight. */
    private static Optional<TreeItem> find(TreeItem[] items, String path) {
        return Stream.of(items)
                .flatMap(item -> Stream.concat(
                        Stream.of(item).filter(row -> isOf(row, path)),
                        item.getExpanded() ? find(item.getItems(), path).stream() : Stream.empty()))
                .findFirst();
    }

    private static boolean isOf(TreeItem item, String path) {
        return item.getData() instanceof ContentsModel.Node node
                && node.file().filter(file -> file.path().equals(path)).isPresent();
    }

    /** Opens what is small or differs. */
    private static void open(TreeItem item) {
        item.getText(); // which makes it
        ContentsModel.Node node = (ContentsModel.Node) item.getData();
        boolean isWorthIt = node.differences() > 0 || node.files() <= FEW;
        if (isWorthIt && !node.children().isEmpty()) {
            item.setExpanded(true); // first: a row opens only where it can be seen
            for (TreeItem child : item.getItems()) {
                open(child);
            }
        }
    }

    private void fill(Event event) {
        TreeItem item = (TreeItem) event.item;
        List<ContentsModel.Node> siblings = item.getParentItem() == null
                ? roots
                : ((ContentsModel.Node) item.getParentItem().getData()).children();
        ContentsModel.Node node = siblings.get(event.index);
        item.setData(node);
        item.setText(new String[] {
            node.name(),
            node.state(),
            text(node.file().map(LiveFile::then).orElse(OptionalLong.empty())),
            text(node.file().map(LiveFile::now).orElse(OptionalLong.empty())),
            node.size().isPresent() ? BackupWords.bytes(node.size().getAsLong()) : ""
        });
        Palette palette = Palette.of(tree.getParent());
        Color colour = node.worries() > 0 ? palette.reject() : node.differences() == 0 ? palette.muted() : null;
        item.setForeground(colour);
        item.setItemCount(node.children().size());
    }

    private static String text(OptionalLong number) {
        return number.isPresent() ? BackupWords.number(number.getAsLong()) : "";
    }

    /** The path of the file that is selected, when it is in the backup. */
    private Optional<String> chosen() {
        return Stream.of(tree.getSelection())
                .map(item -> (ContentsModel.Node) item.getData())
                .flatMap(node -> node.file().stream())
                .filter(file -> file.state() != LiveFile.State.NEW)
                .map(LiveFile::path)
                .findFirst();
    }

    private void restoreChosen() {
        chosen().ifPresentOrElse(restore, () -> {
            for (TreeItem item : tree.getSelection()) {
                item.setExpanded(!item.getExpanded());
            }
        });
    }
}
