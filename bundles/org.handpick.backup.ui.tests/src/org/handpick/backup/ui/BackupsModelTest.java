package org.handpick.backup.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.handpick.backup.ui.BackupsModel.Column;
import org.handpick.backup.ui.BackupsModel.Order;
import org.junit.jupiter.api.Test;

class BackupsModelTest {
    private static final BackupRow OLD = Samples.sound("usb", "2026-11-08T02:00:00Z", 100);
    private static final BackupRow MIDDLE = Samples.damaged("nas", "2026-11-15T02:00:00Z");
    private static final BackupRow NEW = Samples.sound("usb", "2026-11-22T02:00:00Z", 300);

    private final BackupsModel model = new BackupsModel();

    BackupsModelTest() {
        model.show(List.of(Samples.store("nas", MIDDLE), Samples.store("usb", NEW, OLD)));
    }

    @Test
    void all_backups_are_listed_the_newest_first_and_chosen() {
        assertEquals(List.of(NEW, MIDDLE, OLD), model.rows());
        assertEquals(Optional.of(NEW), model.chosen());
        assertEquals(List.of("nas", "usb"), names());
    }

    @Test
    void a_store_that_is_chosen_is_the_one_that_is_listed_and_worked_on() {
        model.chooseStore(Optional.of("nas"));

        assertEquals(List.of(MIDDLE), model.rows());
        assertEquals(Optional.of(MIDDLE), model.chosen());
        assertEquals(List.of("nas"), names());
    }

    @Test
    void a_store_that_is_gone_is_chosen_no_more() {
        model.chooseStore(Optional.of("nas"));
        model.show(List.of(Samples.store("usb", NEW, OLD)));

        assertEquals(Optional.empty(), model.store());
        assertEquals(List.of(NEW, OLD), model.rows());
    }

    @Test
    void the_choice_stays_while_its_backup_does() {
        model.choose(Optional.of(OLD.key()));
        BackupRow newer = Samples.sound("usb", "2026-11-29T02:00:00Z", 400);
        model.show(List.of(Samples.store("nas", MIDDLE), Samples.store("usb", newer, NEW, OLD)));
        assertEquals(Optional.of(OLD), model.chosen());

        model.show(List.of(Samples.store("nas", MIDDLE), Samples.store("usb", newer, NEW)));
        assertEquals(Optional.of(newer), model.chosen());
    }

    @Test
    void who_looks_at_the_newest_goes_on_to_a_newer_one() {
        BackupRow newer = Samples.sound("usb", "2026-11-29T02:00:00Z", 400);
        model.show(List.of(Samples.store("nas", MIDDLE), Samples.store("usb", newer, NEW, OLD)));

        assertEquals(Optional.of(newer), model.chosen());
    }

    @Test
    void a_filter_looks_at_what_a_row_says() {
        model.filter("Damaged");
        assertEquals(List.of(MIDDLE), model.rows());
        assertEquals(Optional.of(MIDDLE), model.chosen());

        model.filter("2026-11-08");
        assertEquals(List.of(OLD), model.rows());
        model.filter("no such");
        assertEquals(Optional.empty(), model.chosen());
        model.filter("");
        assertEquals(3, model.rows().size());
    }

    @Test
    void a_column_orders_and_reverses() {
        model.orderBy(Column.STORE);
        assertEquals(List.of(MIDDLE, NEW, OLD), model.rows());

        model.orderBy(Column.RECORDS);
        assertEquals(List.of(NEW, OLD, MIDDLE), model.rows());
        model.orderBy(Column.RECORDS);
        assertEquals(List.of(MIDDLE, OLD, NEW), model.rows());
    }

    @Test
    void an_order_is_remembered_as_text() {
        Order order = new Order(Column.SIZE, false);

        assertEquals(order, Order.parse(order.text()));
        assertEquals(Order.NEWEST_FIRST, Order.parse("of another version"));
    }

    @Test
    void a_store_that_is_asked_again_keeps_what_it_answered() {
        StoreRow asked = Samples.store("usb", NEW).asked();

        assertEquals(List.of(NEW), asked.backups());
        assertEquals(
                List.of(),
                asked.answered(new StoreRow.Answer.Unreachable("gone", LastSeen.NEVER))
                        .backups());
    }

    private List<String> names() {
        return model.meant().stream().map(StoreRow::name).toList();
    }

    @Test
    void a_file_is_meant_in_the_backup_that_is_looked_at_and_in_no_other() {
        BackupRow older = Samples.sound("usb", "2026-11-15T02:00:00Z", 1);
        BackupRow newer = Samples.sound("usb", "2026-11-22T02:00:00Z", 1);
        BackupsModel two = new BackupsModel();
        two.show(List.of(Samples.store("usb", newer, older)));

        two.chooseFile(Optional.of("training/a.csv"));
        assertEquals(Optional.of("training/a.csv"), two.chosenFile());

        two.choose(Optional.of(older.key()));
        assertEquals(Optional.empty(), two.chosenFile());
    }
}
