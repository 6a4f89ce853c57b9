package org.handpick.learning.worker;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.handpick.core.crop.CropBox;
import org.handpick.learning.Proposal;

/** What a worker says: one line of JSON on its standard output. */
public sealed interface Tell {
    /**
     * It can be asked now.
     *
     * @param device the best that it could compute on, in words
     */
    record Ready(String engine, String version, String device, int threads) implements Tell {}

    /** Where a training, or its probe, computes from now on. @param device in words */
    record ComputesOn(String device) implements Tell {}

    /** How far it is; {@code total} is 0 when that is not known. */
    record Progressed(String what, long done, long total) implements Tell {}

    /** Something a person will want to know later. @param sentence for the log of the run */
    record Noted(String sentence) implements Tell {}

    /**
     * A training has tried a step, before it prepares the pictures of all.
     *
     * @param peakBytes the most memory that this process has held; 0 where the system does not tell
     */
    record Rehearsed(long peakBytes) implements Tell {}

    /**
     * What a training does without, as images can't be used; told before the first step.
     *
     * @param sets all of them, if any: each which it is, which file and why, in words
     */
    record LeftOut(List<String> sets) implements Tell {}

    /** A training step is done. @param values losses and gradient norms by name */
    record Stepped(int epoch, long step, Map<String, Double> values) implements Tell {}

    /**
     * All sets were seen once more.
     *
     * @param epoch from 1
     * @param train means of what the steps gave, by name
     * @param val what the validation sets gave
     * @param best whether the validation loss was never lower
     * @param hardest the validation sets with the highest losses, hardest first
     */
    record EpochDone(
            int epoch,
            long step,
            Map<String, Double> train,
            Map<String, Double> val,
            boolean best,
            List<String> hardest)
            implements Tell {}

    /** The training came to its end. @param bestEpoch whose model is kept, from 1 @param why it ended, in words */
    record Trained(int bestEpoch, String why) implements Tell {}

    /**
     * What a training costs here.
     *
     * @param stepsPerEpoch how many steps it takes to see every set once
     * @param secondsPerStep the median of a few, without the first
     * @param secondsPerValidation for all validation sets, after each epoch
     * @param secondsToPrepare until the pictures that are in no cache yet are prepared
     * @param parameters how many numbers the model learns
     * @param peakBytes the most memory that this process has held; 0 where the system does not tell
     */
    record Probed(
            int stepsPerEpoch,
            double secondsPerStep,
            double secondsPerValidation,
            double secondsToPrepare,
            long parameters,
            long peakBytes)
            implements Tell {}

    /** How long it took to look at what was asked for, each time in turn. The first time compiles kernels. */
    record Looked(double[] seconds) implements Tell {}

    /** What the model proposes for a set. @param boxes left, top, right, bottom of each image in turn */
    record Scored(String id, double[] scores, double[][] boxes) implements Tell {
        public Proposal proposal() {
            return new Proposal(
                    Arrays.stream(scores).boxed().toList(),
                    Arrays.stream(boxes)
                            .map(box -> new CropBox(box[0], box[1], box[2], box[3]))
                            .toList());
        }
    }

    /** A set could not be scored; the others can. */
    record NotScored(String id, String why) implements Tell {}

    /** What was asked is done, or was stopped. */
    record Done() implements Tell {}

    /** What was asked can't be done. @param cause for the log */
    record Failed(String sentence, String cause) implements Tell {}
}
