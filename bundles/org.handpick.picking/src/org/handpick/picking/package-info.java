/**
 * The main job: a library is opened, sets are decided one after the other, and no decision is ever half.
 *
 * <p>{@link org.handpick.picking.OpenLibrary} takes the lock of a folder, repairs what a crash has left, and finds the sets and
 * what was decided about them. {@link org.handpick.picking.DecisionDesk} carries decisions out, takes them back and does them
 * again: crop, keeper, companions, trash and log rows in one transaction each. What must stay beside the images lies in
 * {@code .handpick/} of the library: the journal, which is also the memory of all outcomes and of undo; {@code pending/} with
 * crops of a transaction that is being done; {@code undo/} with crops that were taken back and originals replaced in place.
 *
 * <p>{@link org.handpick.picking.RepeatDesk} has decided sets decided once more, to see how consistent a person is, and writes to a
 * log of its own alone.
 */
package org.handpick.picking;
