/** The workbench in the words of those who use it: what a test does is what a person does. */
package org.handpick.ui.pages;
