package org.broadtape.wire;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;

/// A list that takes so many and no more, and knows whether there were more.
final class Kept<E> extends AbstractList<E> {
    private final List<E> kept = new ArrayList<>(2);
    private final int most;
    private boolean more;

    Kept(int most) {
        this.most = most;
    }

    /// Takes one at the end; false where there are enough.
    @Override
    public boolean add(E one) {
        more |= isFull();
        return !isFull() && kept.add(one);
    }

    /// True where no further one is taken.
    boolean isFull() {
        return kept.size() >= most;
    }

    /// True where one was not taken.
    boolean hadMore() {
        return more;
    }

    int most() {
        return most;
    }

    @Override
    public E get(int index) {
        return kept.get(index);
    }

    @Override
    public int size() {
        return kept.size();
    }
}
