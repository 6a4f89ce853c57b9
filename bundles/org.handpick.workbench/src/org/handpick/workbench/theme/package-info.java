/** Colours of the light and the dark theme for everything Handpick draws itself. */
package org.handpick.workbench.theme;
