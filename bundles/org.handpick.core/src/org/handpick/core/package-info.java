/**
 * What every area of Handpick stands on: an {@link org.handpick.core.Operation} and the
 * {@link org.handpick.core.Progress} it reports to.
 *
 * <p>Core knows no other bundle of Handpick, no SWT and no OSGi.
 */
package org.handpick.core;
