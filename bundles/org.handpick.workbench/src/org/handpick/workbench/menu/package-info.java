/** What the menus of the window do that belongs to no view. */
package org.handpick.workbench.menu;
