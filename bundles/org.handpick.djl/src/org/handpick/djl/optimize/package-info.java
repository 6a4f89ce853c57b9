/** What moves parameters along their gradients: AdamW, how fast, and how far at most. Nothing here is differentiated. */
package org.handpick.djl.optimize;
