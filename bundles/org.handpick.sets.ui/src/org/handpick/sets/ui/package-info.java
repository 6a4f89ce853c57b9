/** The Set Browser, with every set of the library as a row of thumbnails and its state, and the Details of the chosen set. */
package org.handpick.sets.ui;
