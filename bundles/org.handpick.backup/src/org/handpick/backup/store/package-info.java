/**
 * The kinds of places where backups are kept, and the list of those that a person has set up.
 *
 * <p>Each kind is one class that answers the five calls of a {@link org.handpick.backup.Store}; one that needs more has a package below.
 */
package org.handpick.backup.store;
