package org.broadtape.market.filing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.broadtape.base.Problem;
import org.broadtape.market.filing.TableLines.Written;

/// What an XML document of a filing holds: a cover, a table, or both. Which one it is told by its
/// elements, since the names of the files are not fixed.
///
/// @param cover absent where there is none
/// @param table absent where there is none
/// @param problems about the XML and the cover; those of the lines are with the table
record FilingXml(Optional<Cover> cover, Optional<InformationTable> table, List<Problem> problems) {
    FilingXml {
        problems = List.copyOf(problems);
    }

    static FilingXml read(String xml) {
        List<Problem> problems = new ArrayList<>();
        Walker walker = new Walker(problems);
        XmlWalk.through(xml, walker, problems);
        Optional<Cover> cover =
                walker.hasCover ? Optional.of(walker.cover.cover()) : Optional.empty();
        Optional<InformationTable> table =
                walker.hasTable ? Optional.of(walker.lines.table()) : Optional.empty();
        return new FilingXml(cover, table, problems);
    }

    private static final class Walker implements XmlWalk.Visitor {
        private final CoverXml cover;
        private final TableLines lines = new TableLines(InformationTable.Form.XML);
        private final Map<String, String> fields = new HashMap<>();
        private boolean hasCover;
        private boolean hasTable;
        private boolean inLine;

        Walker(List<Problem> problems) {
            cover = new CoverXml(problems);
        }

        @Override
        public void begins(String name, int line) {
            switch (name) {
                case "edgarSubmission" -> hasCover = true;
                case "informationTable" -> hasTable = true;
                case "infoTable" -> {
                    hasTable = true;
                    inLine = true;
                    fields.clear();
                }
                default -> {}
            }
        }

        @Override
        public void ends(List<String> path, String text, int line) {
            String name = path.getFirst();
            if (name.equals("infoTable")) {
                inLine = false;
                lines.add(written(line));
            } else if (inLine) {
                fields.putIfAbsent(name, text);
            } else if (hasCover) {
                cover.ends(path, text, line);
            }
        }

        private Written written(int line) {
            return new Written(
                    line,
                    field("nameOfIssuer"),
                    field("titleOfClass"),
                    field("cusip"),
                    field("figi"),
                    field("value"),
                    field("sshPrnamt"),
                    field("sshPrnamtType"),
                    field("putCall"),
                    field("investmentDiscretion"),
                    field("otherManager"));
        }

        private String field(String name) {
            String text = fields.get(name);
            return text == null ? "" : text;
        }
    }
}
