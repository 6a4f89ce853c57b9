/**
 * What a training looks like as lines: smoothing as TensorBoard does it, thinning for a screen, and a chart as SVG or CSV.
 *
 * <p>Everything here is arithmetic on arrays and may run on any thread. Drawing on a screen, and PNG, are the view's.
 */
package org.handpick.learning.curves;
