/** A long list of image sets on one canvas: a row for each, with a line of words and the pictures below it. */
package org.handpick.workbench.rows;
