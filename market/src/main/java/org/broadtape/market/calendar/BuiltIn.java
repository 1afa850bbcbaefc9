package org.broadtape.market.calendar;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The rules that come with the program, and which codes they hold for: `calendars.txt`, one file a
/// line, then the codes.
final class BuiltIn {
    private static final Map<String, String> FILES = files();
    private static final Map<String, Rules> RULES = new ConcurrentHashMap<>();
    private static final Map<String, TradingCalendar> CALENDARS = new ConcurrentHashMap<>();

    private BuiltIn() {}

    /// The file of a code in capitals.
    static Optional<String> file(String code) {
        return Optional.ofNullable(FILES.get(code));
    }

    /// Every code that is named, segments apart.
    static List<String> codes() {
        return FILES.keySet().stream().sorted().toList();
    }

    /// A code's calendar, made once.
    static TradingCalendar calendar(String code, String file) {
        Rules rules = RULES.computeIfAbsent(file, RuleReader::read);
        return CALENDARS.computeIfAbsent(code, one -> TradingCalendar.of(one, rules));
    }

    private static Map<String, String> files() {
        Map<String, String> files = new HashMap<>();
        for (String line : RuleFiles.text("calendars.txt").orElseThrow().lines().toList()) {
            if (!line.isBlank() && !line.startsWith("#")) {
                List<String> words = List.of(line.strip().split(" +"));
                words.forEach(code -> files.put(code, words.getFirst()));
            }
        }
        return Map.copyOf(files);
    }
}
