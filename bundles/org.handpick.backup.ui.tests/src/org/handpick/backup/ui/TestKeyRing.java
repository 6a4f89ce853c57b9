package org.handpick.backup.ui;

import javax.crypto.spec.PBEKeySpec;
import org.eclipse.equinox.security.storage.provider.IPreferencesContainer;
import org.eclipse.equinox.security.storage.provider.PasswordProvider;

/** Gives the secure storage its password, as the key ring of a desktop does, or can't be reached. It comes before those of the platform. */
public final class TestKeyRing extends PasswordProvider {
    private static boolean isLocked;
    private static int asked;

    /** As it is when somebody has logged in to the desktop. */
    static void unlock() {
        isLocked = false;
        asked = 0;
    }

    static void lock() {
        isLocked = true;
    }

    /** How often it was asked since it was unlocked. */
    static int asked() {
        return asked;
    }

    @Override
    public PBEKeySpec getPassword(IPreferencesContainer container, int passwordType) {
        asked++;
        return isLocked ? null : new PBEKeySpec("the password of a test".toCharArray());
    }
}
