/** What a person does with the workbench, done with real keys and the real mouse. */
package org.handpick.ui.tests;
