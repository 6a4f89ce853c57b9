package org.handpick.backup.ui;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.program.Program;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Group;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.handpick.backup.BackupException;
import org.handpick.backup.store.Credentials;
import org.handpick.backup.store.Secrets;
import org.handpick.backup.store.drive.DriveLogin;
import org.handpick.backup.store.drive.ServiceAccountKey;
import org.handpick.workbench.LatestAnswer;
import org.handpick.workbench.forms.FormControls;

/** Asks for leave to keep files in a Drive: a person gives it in the browser, or a service account has it. */
final class DriveLoginPage extends OpeningPage {
    private static final int STATE_WIDTH = 260;

    private final Supplier<String> store;
    private final Secrets elsewhere;
    private BrowserLogin login;
    private LatestAnswer keys;
    private Button asPerson;
    private Group person;
    private Text clientId;
    private Text clientSecret;
    private Button logIn;
    private Button cancel;
    private Label says;
    private Text address;
    private Group service;
    private Text file;
    private Label keySays;
    private Optional<ServiceAccountKey> key = Optional.empty();

    /** @param store the name that the store is to have @param elsewhere what is kept of it already */
    DriveLoginPage(Supplier<String> store, Secrets elsewhere) {
        super(
                "drive-login",
                "Who gives leave?",
                "Handpick has no app of its own at Google. The backup runbook (docs/backup-runbook.md, Google Drive) says how to make one.");
        this.store = store;
        this.elsewhere = elsewhere;
    }

    @Override
    public void createControl(Composite parent) {
        login = new BrowserLogin(parent.getDisplay()::asyncExec, this::show);
        keys = new LatestAnswer(parent.getDisplay()::asyncExec, "handpick-drive-key");
        Composite area = new Composite(parent, SWT.NONE);
        area.setLayout(new GridLayout());
        asPerson = radio(area, "A &person, who logs in in the browser", true);
        person = FormControls.group(area, "", 2);
        createPerson();
        radio(area, "A &service account of an organisation", false);
        service = FormControls.group(area, "", 3);
        createService();
        setControl(area);
        show();
    }

    private Button radio(Composite area, String text, boolean isChosen) {
        Button radio = new Button(area, SWT.RADIO);
        radio.setText(text);
        radio.setSelection(isChosen);
        radio.addListener(SWT.Selection, event -> show());
        return radio;
    }

    private void createPerson() {
        clientId = field(person, "Client &id:", "Of the app, such as ….apps.googleusercontent.com", SWT.NONE);
        clientSecret =
                field(person, "Client s&ecret:", "Of the app; Google shows it beside the client id", SWT.PASSWORD);
        PlacePage.label(person, "");
        Composite row = FormControls.row(person, 3);
        logIn = FormControls.button(row, "&Log In…", "Opens a page in the browser, on which you agree", this::logIn);
        cancel = FormControls.button(
                row, "&Cancel Login", "Waits no more for the browser", () -> login.drop("The login was cancelled."));
        says = new Label(row, SWT.WRAP);
        GridData room = FormControls.wrapping(1);
        room.widthHint = STATE_WIDTH; // else it asks for the height that it would have in a column of letters
        says.setLayoutData(room);
        PlacePage.label(person, "Its web pa&ge:");
        address = new Text(person, SWT.BORDER | SWT.READ_ONLY);
        address.setToolTipText(
                "The page on which you agree. Open it in a browser of this computer when none came up by itself");
        address.setLayoutData(narrow());
    }

    private Text field(Composite area, String label, String tip, int style) {
        PlacePage.label(area, label);
        Text text = new Text(area, SWT.BORDER | style);
        text.setToolTipText(tip);
        text.setLayoutData(narrow());
        text.addListener(SWT.Modify, event -> {
            login.drop(""); // leave was given to another app
            show();
        });
        return text;
    }

    /** As wide as there is room, however long the text. */
    private static GridData narrow() {
        GridData data = FormControls.wide();
        data.widthHint = 1;
        return data;
    }

    private void createService() {
        PlacePage.label(service, "&Key file:");
        file = new Text(service, SWT.BORDER);
        file.setToolTipText("The JSON file that Google Cloud makes with a key of the account");
        file.setLayoutData(narrow());
        file.addListener(SWT.Modify, event -> read());
        FormControls.button(service, "Bro&wse…", "Chooses the file", () -> {
            FileDialog dialog = new FileDialog(getShell(), SWT.OPEN);
            dialog.setText("Key of a Service Account");
            dialog.setFilterExtensions(new String[] {"*.json", "*"});
            Optional.ofNullable(dialog.open()).ifPresent(file::setText);
        });
        keySays = new Label(service, SWT.WRAP);
        keySays.setLayoutData(FormControls.wrapping(3));
    }

    private void logIn() {
        Map<String, String> app = app();
        Secrets known = (_, secret) -> Optional.ofNullable(app.get(secret));
        Credentials credentials = new Credentials(store.get(), known.or(elsewhere));
        login.begin(browser -> new DriveLogin(credentials, Optional.empty(), browser));
    }

    private Map<String, String> app() {
        return Map.of(
                "client-id", clientId.getText().strip(),
                "client-secret", clientSecret.getText().strip());
    }

    /** What came of reading a key. @param fault a sentence; empty when it is one */
    private record Read(Optional<ServiceAccountKey> key, String fault) {}

    private void read() {
        String path = file.getText().strip();
        keys.ask(() -> read(path), read -> {
            key = read.key();
            keySays.setText(read.key()
                    .map(known -> "✓ The key of " + known.mail()
                            + ". Share the folder with this address. Delete the file once the store is added.")
                    .orElse(read.fault()));
            show();
        });
    }

    private static Read read(String path) {
        try {
            return path.isEmpty()
                    ? new Read(Optional.empty(), "")
                    : new Read(Optional.of(ServiceAccountKey.read(Path.of(path))), "");
        } catch (BackupException | InvalidPathException e) {
            return new Read(Optional.empty(), e.getMessage());
        }
    }

    private void show() {
        if (says == null || says.isDisposed() || keySays == null) {
            return;
        }
        boolean isPerson = asPerson.getSelection();
        enable(person, isPerson);
        enable(service, !isPerson);
        BrowserLogin.State state = login.state();
        boolean isApp = app().values().stream().noneMatch(String::isEmpty);
        boolean isWaiting = state instanceof BrowserLogin.State.Waiting;
        logIn.setEnabled(isPerson && isApp && !isWaiting);
        cancel.setEnabled(isPerson && isWaiting);
        says.setText(words(state));
        showPage(state);
        setPageComplete(isPerson ? state instanceof BrowserLogin.State.LoggedIn : key.isPresent());
        person.layout(true, true);
        service.layout(true, true);
    }

    private void showPage(BrowserLogin.State state) {
        String page = state instanceof BrowserLogin.State.Waiting(var known)
                ? known.map(Object::toString).orElse("")
                : "";
        address.setEnabled(!page.isEmpty());
        if (!page.equals(address.getText())) {
            address.setText(page);
            if (!page.isEmpty() && !Program.launch(page)) {
                says.setText("No browser came up. Open this page in one of this computer:");
            }
        }
    }

    private static String words(BrowserLogin.State state) {
        return switch (state) {
            case BrowserLogin.State.LoggedOut(String why) -> why.isEmpty() ? "Not logged in." : "✕ " + why;
            case BrowserLogin.State.Waiting(var page) ->
                page.isEmpty() ? "Asking Google…" : "Agree in the browser, and come back.";
            case BrowserLogin.State.LoggedIn(DriveLogin.Granted granted) -> "✓ Logged in as " + granted.account() + ".";
        };
    }

    private static void enable(Group group, boolean isOn) {
        controls(group).forEach(control -> control.setEnabled(isOn));
    }

    private static Stream<Control> controls(Composite parent) {
        return Stream.of(parent.getChildren())
                .flatMap(control -> control instanceof Composite row ? controls(row) : Stream.of(control));
    }

    @Override
    Map<String, String> secrets() {
        if (!asPerson.getSelection()) {
            return key.map(ServiceAccountKey::secrets).orElse(Map.of());
        }
        Map<String, String> all = new HashMap<>(app());
        if (login.state() instanceof BrowserLogin.State.LoggedIn(DriveLogin.Granted granted)) {
            all.putAll(granted.secrets());
        }
        return all;
    }

    @Override
    public void dispose() {
        if (login != null) {
            login.dispose();
            keys.dispose();
        }
        super.dispose();
    }
}
