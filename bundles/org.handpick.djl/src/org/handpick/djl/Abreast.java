package org.handpick.djl;

import java.util.Iterator;
import java.util.List;
import java.util.function.Function;

/**
 * What several ways give at each step, put together; made when it is asked for. It ends with the first of them.
 *
 * @param ways of equal length, one or more
 */
record Abreast<T, R>(List<Iterator<T>> ways, Function<List<T>, R> together) implements Iterator<R> {
    Abreast {
        ways = List.copyOf(ways);
    }

    @Override
    public boolean hasNext() {
        return ways.getFirst().hasNext();
    }

    @Override
    public R next() {
        return together.apply(ways.stream().map(Iterator::next).toList());
    }
}
