package org.handpick.backup.ui;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeColumn;
import org.eclipse.ui.preferences.ScopedPreferenceStore;

/** What a person has chosen in the views, kept in the data area. For the UI thread. */
final class Remembered {
    private static final String CATCHES_UP = "catch.up";
    private static final String TELLS = "tell.overdue";
    private final ScopedPreferenceStore store =
            new ScopedPreferenceStore(InstanceScope.INSTANCE, "org.handpick.backup.ui");

    Remembered() {
        store.setDefault(CATCHES_UP, true);
        store.setDefault(TELLS, true);
    }

    /** Whether a backup that was missed is made when the workbench starts. */
    boolean catchesUp() {
        return store.getBoolean(CATCHES_UP);
    }

    void catchUp(boolean on) {
        store.setValue(CATCHES_UP, on);
    }

    /** Whether one that is missed and not caught up is told. */
    boolean tellsOverdue() {
        return store.getBoolean(TELLS);
    }

    void tellOverdue(boolean on) {
        store.setValue(TELLS, on);
    }

    String text(String key) {
        return store.getString(key);
    }

    void put(String key, String text) {
        store.setValue(key, text);
    }

    /** Gives the columns of a table the widths that they had, and remembers them when it is closed. */
    void follow(String key, Table table) {
        TableColumn[] columns = table.getColumns();
        List<Integer> widths = numbers(key);
        if (widths.size() == columns.length) {
            IntStream.range(0, columns.length).forEach(at -> columns[at].setWidth(widths.get(at)));
        }
        table.addListener(
                SWT.Dispose, event -> put(key, Stream.of(table.getColumns()).map(TableColumn::getWidth)));
    }

    /** The same for a tree. */
    void follow(String key, Tree tree) {
        TreeColumn[] columns = tree.getColumns();
        List<Integer> widths = numbers(key);
        if (widths.size() == columns.length) {
            IntStream.range(0, columns.length).forEach(at -> columns[at].setWidth(widths.get(at)));
        }
        tree.addListener(
                SWT.Dispose, event -> put(key, Stream.of(tree.getColumns()).map(TreeColumn::getWidth)));
    }

    private void put(String key, Stream<Integer> numbers) {
        put(key, numbers.map(String::valueOf).collect(Collectors.joining(" ")));
    }

    /** Gives the parts of a sash the shares that they had, and remembers them when it is closed. */
    void follow(String key, SashForm sash) {
        List<Integer> weights = numbers(key);
        if (weights.size() == sash.getWeights().length) {
            sash.setWeights(weights.stream().mapToInt(Integer::intValue).toArray());
        }
        sash.addListener(
                SWT.Dispose, event -> put(key, Arrays.stream(sash.getWeights()).boxed()));
    }

    private List<Integer> numbers(String key) {
        return Stream.of(store.getString(key).split(" "))
                .filter(text -> text.matches("[1-9]\\d{0,5}"))
                .map(Integer::valueOf)
                .toList();
    }

    void save() {
        try {
            store.save();
        } catch (IOException e) {
            ILog.get().warn("How the backups are shown could not be remembered in the data area", e);
        }
    }
}
