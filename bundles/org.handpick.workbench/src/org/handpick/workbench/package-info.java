/**
 * The window that all views stand in: the application, its menus and perspectives, and the
 * {@link org.handpick.workbench.Workplace} where views find the open library.
 *
 * <p>Views know this bundle and their own area, never each other; what they tell each other stands in
 * {@link org.handpick.workbench.events}.
 */
package org.handpick.workbench;
