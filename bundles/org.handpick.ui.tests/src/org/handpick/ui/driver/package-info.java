/** How UI tests reach the workbench: real key and mouse events in, named conditions out. Page objects stand on it. */
package org.handpick.ui.driver;
