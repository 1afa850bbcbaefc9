package org.broadtape.market.filing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Which files are of one filing: those of one accession, told by EDGAR's header, the name or the
/// folder; else a cover and a table in one folder whose names begin alike and go on with no more
/// than words for cover and table.
final class Joining {
    private static final Pattern ACCESSION =
            Pattern.compile("(?<!\\d)(\\d{10})-?(\\d{2})-?(\\d{6})(?!\\d)");
    private static final Pattern ROLE =
            Pattern.compile(
                    "(?:form|13f|hr|cover|page|primary|doc(?:ument)?|info(?:rmation)?|inf|table|tbl|"
                            + "holdings?|xml|header|index|hdr|sgml|summary|[^a-z0-9])*");
    private static final Pattern ENDING = Pattern.compile("\\.[A-Za-z]{2,5}$");

    private Joining() {}

    /// Sheaves of parts, in the order of their first; what fits nothing is alone.
    static List<List<FilingPart>> of(List<FilingPart> parts) {
        List<List<FilingPart>> sheaves = new ArrayList<>();
        for (FilingPart part : parts) {
            Optional<String> accession = accession(List.of(part));
            Optional<List<FilingPart>> home =
                    accession.flatMap(number ->
                            sheaves.stream()
                                    .filter(sheaf ->
                                            accession(sheaf).filter(number::equals).isPresent()
                                                    && completes(sheaf, part))
                                    .findFirst());
            if (home.isPresent()) {
                home.get().add(part);
            } else {
                sheaves.add(new ArrayList<>(List.of(part)));
            }
        }
        byName(sheaves);
        return sheaves;
    }

    /// The accession of a sheaf; absent where nothing tells it.
    static Optional<String> accession(List<FilingPart> sheaf) {
        return sheaf.stream()
                .flatMap(part -> part.header().accession().or(() -> named(part.file())).stream())
                .findFirst();
    }

    private static Optional<String> named(String path) {
        String[] steps = path.split("[/\\\\]", -1);
        for (int i = steps.length - 1; i >= Math.max(0, steps.length - 2); i--) {
            Matcher number = ACCESSION.matcher(steps[i]);
            if (number.find()) {
                return Optional.of(number.group(1) + "-" + number.group(2) + "-" + number.group(3));
            }
        }
        return Optional.empty();
    }

    private static boolean completes(List<FilingPart> sheaf, FilingPart part) {
        boolean cover = hasCover(sheaf) && part.cover().isPresent();
        boolean table = hasTable(sheaf) && part.table().isPresent();
        return !cover && !table;
    }

    private static boolean hasCover(List<FilingPart> sheaf) {
        return sheaf.stream().anyMatch(part -> part.cover().isPresent());
    }

    private static boolean hasTable(List<FilingPart> sheaf) {
        return sheaf.stream().anyMatch(part -> part.table().isPresent());
    }

    /// A cover and a table that may be one filing, and how alike they are.
    private record Pair(List<FilingPart> cover, List<FilingPart> table, int likeness) {}

    private static void byName(List<List<FilingPart>> sheaves) {
        List<List<FilingPart>> covers =
                sheaves.stream().filter(one -> hasCover(one) && !hasTable(one)).toList();
        List<List<FilingPart>> tables =
                sheaves.stream().filter(one -> hasTable(one) && !hasCover(one)).toList();
        List<Pair> pairs = new ArrayList<>();
        for (List<FilingPart> cover : covers) {
            for (List<FilingPart> table : tables) {
                boolean only = covers.size() == 1 && tables.size() == 1;
                int likeness = likeness(cover, table, only);
                if (likeness > 0) {
                    pairs.add(new Pair(cover, table, likeness));
                }
            }
        }
        pairs.sort(Comparator.comparingInt(Pair::likeness).reversed());
        for (Pair pair : pairs) {
            boolean free = !hasTable(pair.cover) && sheaves.contains(pair.table);
            if (free) {
                join(sheaves, pair);
            }
        }
    }

    /// The joined sheaf stands where the first of the two stood.
    private static void join(List<List<FilingPart>> sheaves, Pair pair) {
        int first = Math.min(sheaves.indexOf(pair.cover), sheaves.indexOf(pair.table));
        sheaves.remove(pair.cover);
        sheaves.remove(pair.table);
        pair.cover.addAll(pair.table);
        sheaves.add(first, pair.cover);
    }

    private static int likeness(List<FilingPart> covers, List<FilingPart> tables, boolean only) {
        Optional<String> one = accession(covers);
        Optional<String> other = accession(tables);
        String cover = covers.getFirst().file();
        String table = tables.getFirst().file();
        if ((one.isPresent() && other.isPresent()) || !folder(cover).equals(folder(table))) {
            return 0;
        }
        String a = stem(cover);
        String b = stem(table);
        int common = common(a, b);
        boolean roles = isRole(a.substring(common)) && isRole(b.substring(common));
        boolean agree = sumsAgree(covers, tables);
        if (roles && (common > 0 || only || agree)) {
            return 2_000 + 2 * common + (agree ? 1 : 0);
        }
        if (agree && (common > 0 || a.startsWith("primary_doc"))) {
            return 1_000 + common;
        }
        return only && (common > 2 || a.startsWith("primary_doc")) ? 1 + common : 0;
    }

    /// How many signs both begin with, cut back to the end of a word where both go on.
    private static int common(String a, String b) {
        int shorter = Math.min(a.length(), b.length());
        int at = 0;
        while (at < shorter && a.charAt(at) == b.charAt(at)) {
            at++;
        }
        if (isRole(a.substring(at)) && isRole(b.substring(at))) {
            return at;
        }
        while (at > 0 && Character.isLetterOrDigit(a.charAt(at - 1))) {
            at--;
        }
        return at;
    }

    private static boolean isRole(String words) {
        return ROLE.matcher(words).matches();
    }

    private static boolean sumsAgree(List<FilingPart> covers, List<FilingPart> tables) {
        Cover cover =
                covers.stream().flatMap(part -> part.cover().stream()).findFirst().orElseThrow();
        InformationTable table =
                tables.stream().flatMap(part -> part.table().stream()).findFirst().orElseThrow();
        return cover.entryTotal().isPresent()
                && cover.valueTotal().isPresent()
                && cover.entryTotal().getAsLong() == table.lines().size()
                && cover.valueTotal().getAsLong() == table.total();
    }

    private static String folder(String path) {
        return path.substring(0, 1 + Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')));
    }

    private static String stem(String path) {
        String name = path.substring(folder(path).length());
        return ENDING.matcher(name).replaceFirst("").toLowerCase(Locale.ROOT);
    }
}
