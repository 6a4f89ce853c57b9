package org.handpick.learning.evaluation;

import com.google.gson.JsonObject;

/**
 * A figure and its 95 % interval.
 *
 * @param sets from how many sets it is
 */
public record Estimate(double value, double low, double high, int sets) {
    public Estimate {
        if (!(low <= high) || sets < 1) {
            throw new IllegalArgumentException(value + " in " + low + " to " + high + " from " + sets + " sets");
        }
    }

    /** As commands print it. */
    public JsonObject json() {
        JsonObject json = new JsonObject();
        json.addProperty("value", value);
        json.addProperty("low", low);
        json.addProperty("high", high);
        json.addProperty("n", sets);
        return json;
    }
}
