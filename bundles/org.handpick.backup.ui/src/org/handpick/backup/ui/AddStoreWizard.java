package org.handpick.backup.ui;

import java.lang.reflect.InvocationTargetException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jface.wizard.IWizardPage;
import org.eclipse.jface.wizard.Wizard;
import org.handpick.backup.BackupException;
import org.handpick.backup.BackupFolder;
import org.handpick.backup.store.Credentials;
import org.handpick.backup.store.Secrets;
import org.handpick.backup.store.SecretsFile;
import org.handpick.backup.store.StorePlace;
import org.handpick.backup.store.Stores;
import org.handpick.core.Cancelled;
import org.handpick.core.Operation;
import org.handpick.workbench.JobProgress;

/** Adds a store: which kind, where, what it is opened with, who may read it, and a test that goes all the way through it. */
final class AddStoreWizard extends Wizard {
    private final BackupFolder folder;
    private final Stores stores;
    private final KindPage kinds;
    private final List<PlacePage> places;
    /** By the page after which they come; most kinds have none. */
    private final Map<PlacePage, OpeningPage> openings = new LinkedHashMap<>();

    private final EncryptionPage encryption = new EncryptionPage(() -> opening().isPresent());
    /** What is kept of a store already, or stands in the environment. */
    private final Secrets elsewhere;

    private String added = "";
    private final TestPage test = new TestPage(this::test);

    /** @param stores those that there are */
    AddStoreWizard(BackupFolder folder, Stores stores) {
        this.folder = folder;
        this.stores = stores;
        List<StoreKind> all = StoreKind.all();
        this.kinds = new KindPage(all);
        this.places = all.stream().<PlacePage>map(kind -> kind.page().get()).toList();
        this.elsewhere = Secrets.in(System.getenv()).or(new SecretsFile(folder));
        places.forEach(page -> {
            page.setStores(stores);
            page.opening(elsewhere).ifPresent(opening -> openings.put(page, opening));
        });
        setWindowTitle("Add Store");
        setNeedsProgressMonitor(true);
    }

    @Override
    public void addPages() {
        addPage(kinds);
        places.forEach(this::addPage);
        openings.values().forEach(this::addPage);
        addPage(encryption);
        addPage(test);
    }

    private PlacePage place() {
        return places.get(kinds.chosen());
    }

    /** The name of the store that was added. */
    String added() {
        return added;
    }

    private Optional<OpeningPage> opening() {
        return Optional.ofNullable(openings.get(place()));
    }

    @Override
    public IWizardPage getNextPage(IWizardPage page) {
        if (page == kinds) {
            return place();
        }
        if (page == place() && opening().isPresent()) {
            return opening().get();
        }
        if (page == encryption) {
            return test;
        }
        return page == test ? null : encryption;
    }

    @Override
    public IWizardPage getPreviousPage(IWizardPage page) {
        if (page == test) {
            return encryption;
        }
        if (page == encryption && opening().isPresent()) {
            return opening().get();
        }
        return page == kinds ? null : page == place() ? kinds : place();
    }

    /** Only a store that was tested can be added. */
    @Override
    public boolean canFinish() {
        return getContainer().getCurrentPage() == test && test.isPageComplete();
    }

    private StorePlace where() {
        return encryption.encryption().around(place().place());
    }

    private Map<String, String> given() {
        Map<String, String> all = new HashMap<>(encryption.encryption().secrets());
        opening().ifPresent(page -> all.putAll(page.secrets()));
        return Map.copyOf(all);
    }

    /** @return what a person should know of the place all the same */
    private Operation<Optional<String>> test() {
        String name = place().name();
        StorePlace where = where();
        Map<String, String> given = given();
        Secrets secrets = (_, secret) -> Optional.ofNullable(given.get(secret));
        Credentials credentials = new Credentials(name, secrets.or(elsewhere));
        return progress -> {
            stores.refusePlace(where);
            where.prepare(credentials).check(progress);
            return stores.warningOf(name, where);
        };
    }

    @Override
    public boolean performFinish() {
        String name = place().name();
        StorePlace where = where();
        Map<String, String> given = given();
        boolean inFile = encryption.isInFile();
        try {
            getContainer().run(true, true, monitor -> {
                try {
                    stores.with((_, secret) -> Optional.ofNullable(given.get(secret)))
                            .add(name, where, new JobProgress(monitor));
                    keep(name, given, inFile);
                } catch (BackupException | Cancelled e) {
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

    /** Once the store is added: what could not be added leaves the secrets as they were. */
    private void keep(String name, Map<String, String> given, boolean inFile) {
        if (given.isEmpty()) {
            return;
        }
        try {
            if (inFile) {
                new SecretsFile(folder).keep(name, given);
            } else {
                SecureSecrets.asking(folder).keep(name, given);
            }
        } catch (BackupException e) {
            stores.remove(name); // it could not be opened
            throw e;
        }
    }
}
