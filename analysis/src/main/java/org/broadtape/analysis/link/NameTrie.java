package org.broadtape.analysis.link;

import java.util.Arrays;

/// Names as paths of words. A step is kept as a hash of the state it leaves and the word it takes,
/// so a name of five words costs five slots of twelve bytes and no letters. Walked from the start
/// of each word, it finds the longest name there.
final class NameTrie {
    private static final int ROOT = 1;

    private long[] steps = new long[1 << 10];
    private int[] targets = new int[1 << 10];
    private int[] names = new int[1 << 10];
    private int used;
    private int states = ROOT + 1;

    /// Adds a name and answers its number, or the number it had: from 0, in the order they came.
    int add(long[] words, int next) {
        int state = ROOT;
        for (long word : words) {
            state = stepMaking(state, word);
        }
        if (state >= names.length) {
            names = Arrays.copyOf(names, Math.max(state + 1, names.length * 2));
        }
        if (names[state] == 0) {
            names[state] = next + 1;
        }
        return names[state] - 1;
    }

    private int stepMaking(int state, long word) {
        if (used * 8L > steps.length * 5L) {
            grow();
        }
        long step = step(state, word);
        int slot = slot(step, steps);
        if (steps[slot] == 0) {
            steps[slot] = step;
            targets[slot] = states++;
            used++;
        }
        return targets[slot];
    }

    private void grow() {
        long[] wider = new long[steps.length * 2];
        int[] widerTargets = new int[steps.length * 2];
        for (int old = 0; old < steps.length; old++) {
            if (steps[old] != 0) {
                int slot = slot(steps[old], wider);
                wider[slot] = steps[old];
                widerTargets[slot] = targets[old];
            }
        }
        steps = wider;
        targets = widerTargets;
    }

    private static long step(int state, long word) {
        long step = word * 0x9E37_79B9_7F4A_7C15L + state * 0xD6E8_FEB8_6659_FD93L;
        step ^= step >>> 32;
        return step == 0 ? 1 : step;
    }

    private static int slot(long step, long[] in) {
        int slot = (int) step & (in.length - 1);
        while (in[slot] != 0 && in[slot] != step) {
            slot = (slot + 1) & (in.length - 1);
        }
        return slot;
    }

    /// The state after a word.
    ///
    /// @param state where one stands; [#root] before the first word
    /// @return the next state, or 0 where no name goes on so
    int next(int state, long word) {
        long step = step(state, word);
        return targets[slot(step, steps)];
    }

    /// The name that ends in a state, or -1.
    int name(int state) {
        return state < names.length ? names[state] - 1 : -1;
    }

    /// Where every walk begins.
    static int root() {
        return ROOT;
    }

    /// Gives back the room kept for growing.
    void trim() {
        names = Arrays.copyOf(names, states);
    }

    /// Bytes held.
    long bytes() {
        return steps.length * 12L + names.length * 4L;
    }
}
