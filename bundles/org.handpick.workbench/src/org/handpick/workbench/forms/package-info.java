/** What the forms and dialogs of all views are put together from. */
package org.handpick.workbench.forms;
