/** The files of a dataset: written beside and moved into place whole, and read back. */
package org.handpick.dataset.output;
