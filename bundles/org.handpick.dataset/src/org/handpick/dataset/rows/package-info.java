/** Rows of logs on their way to sets: what was decided, whether the images are as the row says, and what was left out. */
package org.handpick.dataset.rows;
