package org.handpick.backup.ui;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Text;
import org.handpick.backup.store.Secrets;
import org.handpick.backup.store.StorePlace;
import org.handpick.workbench.theme.CheckBox;
import org.handpick.workbench.theme.DesktopLook;

/** Asks for a bucket of S3, or of a server that speaks its protocol. */
final class S3Page extends PlacePage {
    private static final String FITTING = "what fits the server";
    private static final int KMS = 1;

    private Text bucket;
    private Text endpoint;
    private Text region;
    private Text prefix;
    private Button pathStyle;
    private Combo checksums;
    private Combo encryption;
    private Text key;
    private String suggested = "";

    S3Page() {
        super("A bucket", "The bucket must be there. A key that is for this bucket alone is best.");
    }

    @Override
    void createFields(Composite area) {
        bucket = text(area, "B&ucket:", "Its name", "");
        bucket.addListener(SWT.Modify, event -> {
            String before = suggested;
            suggested = suggestedName();
            suggest(before);
        });
        endpoint = text(
                area,
                "S&erver:",
                "Its address without the bucket, such as https://s3.us-west-004.backblazeb2.com; empty for Amazon",
                "");
        region = text(area, "&Region:", "Such as eu-central-1; empty for the one that the address tells", "");
        prefix = text(area, "&Prefix:", "What stands before the names, with a / at its end; may be empty", "handpick/");
        label(area, "");
        pathStyle = CheckBox.in(area, "The bucket stands in the p&ath of addresses (MinIO and most servers at home)");
        label(area, "Chec&ksums:");
        checksums = choice(
                area,
                "Whether requests carry a checksum beside the MD5 that all servers know; Backblaze B2 and others refuse it",
                FITTING,
                "always",
                "only where required");
        label(area, "Encr&yption by the server:");
        encryption = choice(
                area,
                "The server encrypts what it keeps, and who runs it can read it. A later page encrypts before it leaves this computer",
                "with keys of the server (SSE-S3)",
                "with the key service (SSE-KMS)",
                "as the bucket says");
        key = text(
                area,
                "Key of the ser&vice:",
                "For SSE-KMS alone; empty for the one that the account has by itself",
                "");
        key.setEnabled(false);
        encryption.addListener(SWT.Selection, event -> key.setEnabled(encryption.getSelectionIndex() == KMS));
    }

    private Combo choice(Composite area, String tip, String... items) {
        Combo combo = DesktopLook.of(new Combo(area, SWT.READ_ONLY));
        combo.setToolTipText(tip);
        combo.setItems(items);
        combo.select(0);
        combo.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        combo.addListener(SWT.Selection, event -> check());
        return combo;
    }

    @Override
    StorePlace place() {
        if (bucket.getText().isBlank()) {
            throw new IllegalArgumentException("Name the bucket.");
        }
        String server = endpoint.getText().strip();
        String where = region.getText().strip();
        if (server.isEmpty() && where.isEmpty()) {
            throw new IllegalArgumentException("Name the server, or the region of Amazon.");
        }
        URI address = server.isEmpty() ? StorePlace.S3.amazon(where) : URI.create(server);
        return new StorePlace.S3(
                address,
                where.isEmpty() ? StorePlace.S3.regionOf(address) : where,
                bucket.getText().strip(),
                prefix.getText().strip(),
                pathStyle.getSelection(),
                switch (checksums.getSelectionIndex()) {
                    case 1 -> StorePlace.S3.Checksums.ALWAYS;
                    case 2 -> StorePlace.S3.Checksums.WHEN_REQUIRED;
                    default -> StorePlace.S3.checksumsFor(address);
                },
                new StorePlace.S3.Encryption(
                        switch (encryption.getSelectionIndex()) {
                            case KMS -> StorePlace.S3.Encryption.Method.SSE_KMS;
                            case 2 -> StorePlace.S3.Encryption.Method.NONE;
                            default -> StorePlace.S3.Encryption.Method.SSE_S3;
                        },
                        key.getEnabled() ? key.getText().strip() : ""));
    }

    @Override
    Optional<OpeningPage> opening(Secrets elsewhere) {
        return Optional.of(new SecretsPage(
                "keys",
                List.of(
                        new SecretsPage.Secret(
                                "access-key", "&Access key:", "The id of the key, as the provider tells it", false),
                        new SecretsPage.Secret(
                                "secret-key", "Secret &key:", "What the provider shows only once", true))));
    }

    @Override
    String suggestedName() {
        return nameOf(bucket.getText());
    }
}
