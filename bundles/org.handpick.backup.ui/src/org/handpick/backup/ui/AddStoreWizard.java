package org.handpick.backup.ui;

import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jface.wizard.IWizardPage;
import org.eclipse.jface.wizard.Wizard;
import org.handpick.backup.BackupException;
import org.handpick.backup.BackupFolder;
import org.handpick.backup.store.Credentials;
import org.handpick.backup.store.SecretsFile;
import org.handpick.backup.store.StorePlace;
import org.handpick.backup.store.Stores;
import org.handpick.core.Cancelled;
import org.handpick.core.Operation;
import org.handpick.workbench.JobProgress;

/** Adds a store: which kind, where, what it is opened with, and a test that goes all the way through it. */
final class AddStoreWizard extends Wizard {
    private final BackupFolder folder;
    private final Stores stores;
    private final KindPage kinds;
    private final List<PlacePage> places;
    private final SecretsPage secrets = new SecretsPage();
    private String added = "";
    private final TestPage test = new TestPage(this::test);

    /** @param stores those that there are */
    AddStoreWizard(BackupFolder folder, Stores stores) {
        this.folder = folder;
        this.stores = stores;
        List<StoreKind> all = StoreKind.all();
        this.kinds = new KindPage(all);
        this.places = all.stream().<PlacePage>map(kind -> kind.page().get()).toList();
        places.forEach(page -> page.setStores(stores));
        setWindowTitle("Add Store");
        setNeedsProgressMonitor(true);
    }

    @Override
    public void addPages() {
        addPage(kinds);
        places.forEach(this::addPage);
        addPage(secrets);
        addPage(test);
    }

    private PlacePage place() {
        return places.get(kinds.chosen());
    }

    /** The name of the store that was added. */
    String added() {
        return added;
    }

    @Override
    public IWizardPage getNextPage(IWizardPage page) {
        if (page == kinds) {
            return place();
        }
        if (page == place() && !place().secrets().isEmpty()) {
            if (secrets.getControl() != null) {
                secrets.ask(place().secrets());
            }
            return secrets;
        }
        return page == test ? null : test;
    }

    @Override
    public IWizardPage getPreviousPage(IWizardPage page) {
        return page == secrets || page == test ? place() : super.getPreviousPage(page);
    }

    /** Only a store that was tested can be added. */
    @Override
    public boolean canFinish() {
        return getContainer().getCurrentPage() == test && test.isPageComplete();
    }

    private Map<String, String> values() {
        return place().secrets().isEmpty() ? Map.of() : secrets.values();
    }

    private Operation<Boolean> test() {
        String name = place().name();
        StorePlace where = place().place();
        Map<String, String> given = values();
        Credentials credentials = new Credentials(name, (_, secret) -> Optional.ofNullable(given.get(secret)));
        return progress -> {
            where.prepare(credentials).check(progress);
            return true;
        };
    }

    @Override
    public boolean performFinish() {
        String name = place().name();
        StorePlace where = place().place();
        Map<String, String> given = values();
        boolean inFile = secrets.isInFile();
        try {
            getContainer().run(true, true, monitor -> {
                try {
                    keep(name, given, inFile);
                    stores.add(name, where, new JobProgress(monitor));
                } catch (BackupException | Cancelled e) {
                    forget(name, given, inFile);
                    throw new InvocationTargetException(e);
                }
            });
            added = name;
            return true;
        } catch (InvocationTargetException e) {
            test.setErrorMessage(
                    e.getCause() instanceof Cancelled
                            ? "It was not added."
                            : e.getCause().getMessage());
            return false;
        } catch (InterruptedException e) {
            return false; // nobody waits for it any more
        }
    }

    private void keep(String name, Map<String, String> given, boolean inFile) {
        if (given.isEmpty()) {
            return;
        }
        if (inFile) {
            new SecretsFile(folder).keep(name, given);
        } else {
            SecureSecrets.asking(folder).keep(name, given);
        }
    }

    /** What could not be added leaves nothing behind. */
    private void forget(String name, Map<String, String> given, boolean inFile) {
        if (given.isEmpty()) {
            return;
        }
        if (inFile) {
            new SecretsFile(folder).forget(name);
        } else {
            SecureSecrets.silent(folder).forget(name);
        }
    }
}
