/** What views tell each other: one immutable record per event, each with its topic, who sends it and who listens. */
package org.handpick.workbench.events;
