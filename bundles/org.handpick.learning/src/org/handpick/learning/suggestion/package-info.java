/** What a model says about sets that nobody has decided yet: a proposal, how sure it is, and whether that is sure enough to be said. */
package org.handpick.learning.suggestion;
