package org.handpick.backup.ui;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.eclipse.e4.ui.di.Focus;
import org.eclipse.e4.ui.di.UIEventTopic;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Text;
import org.handpick.backup.schedule.SystemPrograms;
import org.handpick.workbench.OpenOutside;
import org.handpick.workbench.events.DecisionCommitted;
import org.handpick.workbench.forms.FormControls;

/** The Backups: how safe the data is, what can be done about it, the stores, and the backups in them. */
public final class BackupsPart implements BackupDesk.Watcher {
    static final String ID = "org.handpick.view.backups";
    private static final int[] STORES_AND_BACKUPS = {32, 68};
    private static final String SASH = "backups.sash";

    private final BackupDesk desk;
    private final BackupActions actions;
    private final ScheduleActions schedule;
    private final Remembered remembered = new Remembered();
    private Composite whole;
    private SafetyStrip strip;
    private BackupsTools tools;
    private WorkPanel work;
    private Link says;
    private SashForm sash;
    /** The shares that a person gave, and those that there is room for. */
    private int[] wanted = {};

    private int[] squeezed = {};
    private StoresTable stores;
    private BackupsTable backups;
    private Text filter;
    private Label none;
    private Optional<Path> opens = Optional.empty();

    @Inject
    public BackupsPart(BackupDesk desk) {
        this.desk = desk;
        this.actions = new BackupActions(desk);
        this.schedule = new ScheduleActions(desk, new SystemPrograms(System.getenv()));
    }

    @PostConstruct
    void create(Composite parent) {
        whole = parent;
        parent.setLayout(new GridLayout());
        strip = new SafetyStrip(parent, () -> schedule.change(whole.getShell()));
        tools = new BackupsTools(parent, desk, actions);
        work = new WorkPanel(parent, desk);
        says = new Link(parent, SWT.WRAP);
        says.setLayoutData(FormControls.wrapping(1));
        says.addListener(
                SWT.Selection,
                event -> opens.ifPresent(
                        folder -> OpenOutside.open(whole.getShell(), folder, "It was there when this was said.")));
        sash = new SashForm(parent, SWT.VERTICAL);
        sash.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        stores = new StoresTable(sash, desk.model(), remembered, desk::changed);
        createBackups(new Composite(sash, SWT.NONE));
        sash.setWeights(STORES_AND_BACKUPS);
        remembered.follow(SASH, sash);
        sash.addListener(SWT.Resize, event -> keepRows());
        tools.joinStores(stores.control());
        tools.joinBackups(backups.control());
        tell("", Optional.empty());
        desk.join(this);
        show();
    }

    private void createBackups(Composite area) {
        GridLayout flush = new GridLayout();
        flush.marginWidth = 0;
        flush.marginHeight = 0;
        area.setLayout(flush);
        filter = new Text(area, SWT.SEARCH | SWT.ICON_SEARCH | SWT.ICON_CANCEL);
        filter.setMessage("Day, store or state");
        filter.setToolTipText("Lists the backups whose row contains this text");
        filter.setLayoutData(FormControls.wide());
        filter.addListener(SWT.Modify, event -> {
            desk.model().filter(filter.getText());
            desk.changed();
        });
        none = new Label(area, SWT.WRAP);
        none.setLayoutData(FormControls.wrapping(1));
        backups = new BackupsTable(area, desk.model(), remembered, desk::changed);
        backups.control().setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
    }

    /** In a low window the stores keep some rows, as long as the backups have as much room. */
    private void keepRows() {
        int all = sash.getClientArea().height - sash.getSashWidth();
        if (!Arrays.equals(sash.getWeights(), squeezed)) {
            wanted = sash.getWeights(); // a person has moved it
        }
        int upper = all * wanted[0] / (wanted[0] + wanted[1]);
        int least = Math.min(stores.leastHeight(), all / 2);
        sash.setWeights(upper < least ? new int[] {least, all - least} : wanted);
        squeezed = sash.getWeights();
    }

    @PreDestroy
    void dispose() {
        desk.leave(this);
        desk.model().filter("");
        remembered.save();
    }

    @Focus
    void focus() {
        backups.control().setFocus();
    }

    @Inject
    @org.eclipse.e4.core.di.annotations.Optional
    void committed(@UIEventTopic(DecisionCommitted.TOPIC) DecisionCommitted event) {
        desk.count();
    }

    @Override
    public boolean isOnScreen() {
        return !whole.isDisposed() && whole.isVisible();
    }

    @Override
    public void show() {
        if (whole.isDisposed()) {
            return;
        }
        stores.show();
        backups.show();
        tools.show();
        showNone();
        boolean isRoomNeeded = work.show();
        isRoomNeeded |= desk.safety().map(strip::show).orElse(false);
        isRoomNeeded |= desk.timetable().map(strip::show).orElse(false);
        if (isRoomNeeded) {
            whole.layout(true, true);
        }
    }

    /** Says why no backup is listed, and what to do. */
    private void showNone() {
        BackupsModel model = desk.model();
        String words = model.rows().isEmpty()
                ? BackupWords.none(model.meant(), !filter.getText().isBlank())
                : "";
        if (!none.getText().equals(words)) {
            none.setText(words);
            ((GridData) none.getLayoutData()).exclude = words.isEmpty();
            none.setVisible(!words.isEmpty());
            none.getParent().layout();
        }
    }

    @Override
    public void tell(String sentence, Optional<Path> folder) {
        if (whole.isDisposed()) {
            return;
        }
        opens = folder;
        String plain = sentence.replace("&", "&&");
        says.setText(folder.isPresent() ? plain + " <a>Open the folder</a>" : plain);
        ((GridData) says.getLayoutData()).exclude = sentence.isEmpty();
        says.setVisible(!sentence.isEmpty());
        whole.layout();
    }
}
