package org.handpick.backup;

/**
 * How much a backup that is made by itself proves of those that are stored.
 *
 * @param drillDays a drill is due when the last one of a backup that is still there is so many days ago
 * @param verifyPercent the share of the backups that are read, those first that were not for longest; 0 for none
 */
public record Proving(int drillDays, int verifyPercent) {
    /** Each third week, with room for two more before the strip turns amber; and a backup in a tenth of the time that it is kept. */
    public static final Proving DEFAULT = new Proving(20, 10);

    public Proving {
        if (drillDays < 0) {
            throw new IllegalArgumentException("drill_days is less than 0: " + drillDays);
        }
        if (verifyPercent < 0 || verifyPercent > 100) {
            throw new IllegalArgumentException("verify_percent is no share from 0 to 100: " + verifyPercent);
        }
    }
}
