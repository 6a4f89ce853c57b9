/** Commands that train models, judge them, and have them propose. */
package org.handpick.cli.learning;
