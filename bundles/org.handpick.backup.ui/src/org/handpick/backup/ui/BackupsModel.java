package org.handpick.backup.ui;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.handpick.backup.History;
import org.handpick.backup.store.StorePlace;

/** Which stores and backups are listed, in which order, and which of them is meant. Knows no widget. */
final class BackupsModel {
    /** A column of the list of backups. */
    enum Column {
        MADE("Made", Comparator.comparing(row -> row.backup().name())),
        STORE("Where", Comparator.comparing(BackupRow::store)),
        STATE("State", Comparator.comparing(BackupWords::state)),
        SIZE("Size", Comparator.comparing(row -> row.backup().bytes())),
        FILES("Files", byVerified(History.Verified::files)),
        RECORDS("Records", byVerified(History.Verified::allRecords)),
        VERIFIED(
                "Verified",
                Comparator.comparing(
                        row -> row.backup().verified().map(History.Verified::at).orElse(Instant.MIN))),
        RESTORED("Drill", Comparator.comparing(row -> row.backup().restorable().orElse(Instant.MIN)));

        private final String title;
        private final Comparator<BackupRow> order;

        Column(String title, Comparator<BackupRow> order) {
            this.title = title;
            this.order = order;
        }

        private static Comparator<BackupRow> byVerified(ToLongFunction<History.Verified> number) {
            return Comparator.comparingLong(
                    row -> row.backup().verified().map(number::applyAsLong).orElse(-1L));
        }

        String title() {
            return title;
        }
    }

    /** @param descends whether the largest, latest or last comes first */
    record Order(Column column, boolean descends) {
        static final Order NEWEST_FIRST = new Order(Column.MADE, true);

        /** For {@link #parse}. */
        String text() {
            return column.name() + (descends ? "-" : "+");
        }

        static Order parse(String text) {
            return Stream.of(Column.values())
                    .flatMap(column -> Stream.of(new Order(column, true), new Order(column, false)))
                    .filter(order -> order.text().equals(text))
                    .findFirst()
                    .orElse(NEWEST_FIRST);
        }
    }

    private List<StoreRow> stores = List.of();
    private Optional<String> store = Optional.empty();
    private String filter = "";
    private Order order = Order.NEWEST_FIRST;
    private Optional<BackupRow.Key> chosen = Optional.empty();
    private Optional<FileOf> file = Optional.empty();

    private record FileOf(BackupRow.Key backup, String path) {}

    /** Takes what there is now. A store that is gone is chosen no more, and the newest backup is chosen where none was or the newest was. */
    void show(List<StoreRow> now) {
        if (chosen.equals(newest())) {
            chosen = Optional.empty();
        }
        stores = List.copyOf(now);
        store = store.filter(name -> stores.stream().anyMatch(row -> row.name().equals(name)));
        keepChoice();
    }

    /** Takes a store in place of the one of its name. */
    void put(StoreRow store) {
        show(stores.stream()
                .map(row -> row.name().equals(store.name()) ? store : row)
                .toList());
    }

    private void keepChoice() {
        List<BackupRow> rows = rows();
        if (chosen.isEmpty() || rows.stream().noneMatch(row -> row.key().equals(chosen.get()))) {
            chosen = newest();
        }
    }

    /** Of those that can be looked into, if there are any. */
    private Optional<BackupRow.Key> newest() {
        List<BackupRow> rows = rows();
        return rows.stream()
                .filter(row -> row.isThere() || rows.stream().noneMatch(BackupRow::isThere))
                .max(Comparator.comparing((BackupRow row) -> row.backup().name()))
                .map(BackupRow::key);
    }

    List<StoreRow> stores() {
        return stores;
    }

    /** The store whose backups are listed and worked on; empty for all. */
    Optional<StoreRow> store() {
        return store.flatMap(
                name -> stores.stream().filter(row -> row.name().equals(name)).findFirst());
    }

    void chooseStore(Optional<String> name) {
        store = name;
        keepChoice();
    }

    /** Those that are worked on: the chosen one, or all. */
    List<StoreRow> meant() {
        return store().map(List::of).orElse(stores);
    }

    void filter(String text) {
        filter = text.strip().toLowerCase(Locale.ROOT);
        keepChoice();
    }

    Order order() {
        return order;
    }

    void order(Order wanted) {
        order = wanted;
    }

    /** As a click on the head of a column asks for: again, and the order is reversed. */
    void orderBy(Column column) {
        boolean first = column != Column.STORE && column != Column.STATE;
        order = new Order(column, order.column() == column ? !order.descends() : first);
    }

    /** The backups that are listed, in their order. */
    List<BackupRow> rows() {
        Comparator<BackupRow> by = order.descends() ? order.column().order.reversed() : order.column().order;
        return meant().stream()
                .flatMap(row -> row.backups().stream())
                .filter(this::isWanted)
                .sorted(by.thenComparing(row -> row.backup().name(), Comparator.reverseOrder())
                        .thenComparing(BackupRow::store))
                .toList();
    }

    private boolean isWanted(BackupRow row) {
        return filter.isEmpty()
                || String.join(" ", BackupWords.cells(row, ZoneId.systemDefault()))
                        .toLowerCase(Locale.ROOT)
                        .contains(filter)
                || row.backup().name().archive().contains(filter);
    }

    void choose(Optional<BackupRow.Key> backup) {
        chosen = backup;
    }

    /** The folder that the backup that is looked at is in; empty where its store is none that a desktop could open. */
    Optional<Path> folderOfChosen() {
        return chosen.flatMap(key -> stores.stream()
                .filter(row -> row.name().equals(key.store()))
                .findFirst()
                .flatMap(row -> folder(row.place())));
    }

    private static Optional<Path> folder(StorePlace place) {
        return switch (place) {
            case StorePlace.Folder folder -> Optional.of(Path.of(folder.where()));
            case StorePlace.Encrypted(StorePlace plain) -> folder(plain);
            default -> Optional.empty();
        };
    }

    /** @param path of a file in the backup that is looked at; empty when none of it is meant */
    void chooseFile(Optional<String> path) {
        file = path.flatMap(meant -> chosen.map(backup -> new FileOf(backup, meant)));
    }

    /** The file that is meant in the backup that is looked at; one of another backup is not. */
    Optional<String> chosenFile() {
        return file.filter(meant -> chosen.equals(Optional.of(meant.backup()))).map(FileOf::path);
    }

    /** The backup that is looked at. */
    Optional<BackupRow> chosen() {
        return chosen.flatMap(key -> stores.stream()
                .flatMap(row -> row.backups().stream())
                .filter(row -> row.key().equals(key))
                .findFirst());
    }
}
