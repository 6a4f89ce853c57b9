package org.handpick.backup.ui;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.widgets.TableColumn;
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

    /** Gives columns the widths that they had. */
    void recall(String key, List<TableColumn> columns) {
        List<Integer> widths = numbers(key);
        if (widths.size() == columns.size()) {
            IntStream.range(0, widths.size()).forEach(at -> columns.get(at).setWidth(widths.get(at)));
        }
    }

    void remember(String key, List<TableColumn> columns) {
        put(
                key,
                columns.stream().map(TableColumn::getWidth).map(String::valueOf).collect(Collectors.joining(" ")));
    }

    /** Gives the parts of a sash the shares that they had. */
    void recall(String key, SashForm sash) {
        List<Integer> weights = numbers(key);
        if (weights.size() == sash.getWeights().length) {
            sash.setWeights(weights.stream().mapToInt(Integer::intValue).toArray());
        }
    }

    void remember(String key, SashForm sash) {
        put(key, Arrays.stream(sash.getWeights()).mapToObj(String::valueOf).collect(Collectors.joining(" ")));
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
