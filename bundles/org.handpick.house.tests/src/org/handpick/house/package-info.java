/** Rules of the house that no compiler holds: who may know whom, and that what is exported is explained. */
package org.handpick.house;
