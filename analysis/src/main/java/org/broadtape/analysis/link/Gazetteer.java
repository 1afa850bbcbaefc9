package org.broadtape.analysis.link;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Every name of every entity known, as a trie of words. A name leads to all entities that bear it:
/// which one is meant is for the linker to say.
final class Gazetteer {
    /// The name begins with a small letter: `gold`, `eBay`.
    static final int SMALL = 1;

    /// The name ends in a possessive: `Moody's`.
    static final int POSSESSIVE = 2;

    /// Part of the name was left out: `Group`, `Holdings`.
    static final int SHORTENED = 4;

    /// A single word of three capitals at most: stands in capitals, or is none. `Fed` is no such.
    static final int TINY = 8;

    /// The name with its legal form: `Merck KGaA`.
    static final int FORMED = 16;

    private final NameTrie trie = new NameTrie();
    private final List<Entity> entities = new ArrayList<>();
    private final Map<String, int[]> symbols = new HashMap<>();
    private final long[] small = new long[1 << 10];
    private int names;
    private int bearers;
    private int[] heads = new int[1 << 10];
    private int[] nexts = new int[1 << 10];
    private int[] owners = new int[1 << 10];
    private int[] which = new int[1 << 10];
    private byte[] flags = new byte[1 << 10];

    private Gazetteer() {}

    /// A gazetteer of these entities.
    static Gazetteer of(Iterable<Entity> entities) {
        Gazetteer gazetteer = new Gazetteer();
        for (Entity entity : entities) {
            gazetteer.add(entity);
        }
        gazetteer.trie.trim();
        return gazetteer;
    }

    private void add(Entity entity) {
        int owner = entities.size();
        entities.add(entity);
        for (int name = 0; name < entity.names().size(); name++) {
            Entity.Name one = entity.names().get(name);
            if (one.kind() == Entity.Sort.SYMBOL) {
                String key = one.text().toUpperCase(Locale.ROOT);
                int[] others = symbols.getOrDefault(key, new int[0]);
                int[] more = Arrays.copyOf(others, others.length + 1);
                more[others.length] = owner;
                symbols.put(key, more);
            } else {
                add(owner, name, one.text());
            }
        }
    }

    private void add(int owner, int name, String text) {
        if (text.indexOf(')') >= 0 && text.indexOf('(') < 0) {
            return;
        }
        Words words = Words.of(text);
        int from = LegalForms.skipLeading(words);
        int to = LegalForms.before(words, from, words.count());
        if (to <= from || to - from > 12) {
            return;
        }
        boolean small = Character.isLowerCase(text.charAt(words.start(from)));
        boolean mixed = text.chars().anyMatch(Character::isLowerCase);
        boolean tiny = to - from == 1 && words.end(from) - words.start(from) <= 3 && !mixed;
        int how =
                (small ? SMALL : 0)
                        | (words.is(to - 1, Words.POSSESSIVE) ? POSSESSIVE : 0)
                        | (tiny && !small ? TINY : 0);
        add(owner, name, words, from, to, how);
        if (to < words.count() && words.count() - from <= 12) {
            add(owner, name, words, from, words.count(), (how & SMALL) | FORMED);
        }
        int shorter = LegalForms.beforeGroup(words, from, to);
        boolean general = shorter - from == 1 && LegalForms.isGeneral(words.key(from));
        if (shorter < to && shorter > from && !general) {
            add(owner, name, words, from, shorter, (how & SMALL) | SHORTENED);
        }
    }

    private void add(int owner, int name, Words words, int from, int to, int how) {
        long[] keys = new long[to - from];
        for (int word = from; word < to; word++) {
            keys[word - from] = words.key(word);
        }
        if ((how & SMALL) != 0) {
            small[(int) keys[0] >>> 6 & small.length - 1] |= 1L << keys[0];
        }
        int number = trie.add(keys, names);
        if (number == names) {
            names++;
        }
        if (number >= heads.length) {
            heads = Arrays.copyOf(heads, heads.length * 2);
        }
        for (int bearer = heads[number] - 1; bearer >= 0; bearer = nexts[bearer] - 1) {
            if (owners[bearer] == owner && name(bearer).isTimeless()) {
                flags[bearer] |= (byte) (how & SMALL);
                return;
            }
        }
        if (bearers == owners.length) {
            owners = Arrays.copyOf(owners, bearers * 2);
            which = Arrays.copyOf(which, bearers * 2);
            nexts = Arrays.copyOf(nexts, bearers * 2);
            flags = Arrays.copyOf(flags, bearers * 2);
        }
        owners[bearers] = owner;
        which[bearers] = name;
        flags[bearers] = (byte) how;
        nexts[bearers] = heads[number];
        heads[number] = ++bearers;
    }

    NameTrie trie() {
        return trie;
    }

    /// Whether a name that begins with a small letter may begin with that word.
    boolean maySmall(long key) {
        return (small[(int) key >>> 6 & small.length - 1] & 1L << key) != 0;
    }

    /// The first bearer of a name.
    int first(int name) {
        return heads[name] - 1;
    }

    /// The bearer after one, or -1.
    int next(int bearer) {
        return nexts[bearer] - 1;
    }

    /// Which entity bears it, by number.
    int owner(int bearer) {
        return owners[bearer];
    }

    /// What bears it.
    Entity.Kind kind(int bearer) {
        return entities.get(owners[bearer]).kind();
    }

    /// Which of the entity's names it is.
    Entity.Name name(int bearer) {
        return entities.get(owners[bearer]).names().get(which[bearer]);
    }

    boolean is(int bearer, int flag) {
        return (flags[bearer] & flag) != 0;
    }

    Entity entity(int number) {
        return entities.get(number);
    }

    int size() {
        return entities.size();
    }

    /// Entities with that symbol, by number; none where unknown.
    int[] bySymbol(String symbol) {
        return symbols.getOrDefault(symbol.toUpperCase(Locale.ROOT), new int[0]);
    }
}
