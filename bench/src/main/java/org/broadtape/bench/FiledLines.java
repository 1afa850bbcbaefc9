package org.broadtape.bench;

import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// Line-level rows of a filing as JSON, written back as the table they came from, so that they are
/// read as any filing is.
///
/// @param period the quarter's last day
/// @param count how many lines by its own account
/// @param total their sum by its own account
/// @param xml the table
record FiledLines(LocalDate period, int count, long total, String xml) {
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    /// The rows in a document; absent where it is of another form.
    static Optional<FiledLines> of(JsonNode document) {
        String period = document.path("period_ending").asString("");
        JsonNode rows = document.path("positions");
        if (!rows.isArray() || !DAY.matcher(period).matches()) {
            return Optional.empty();
        }
        StringBuilder xml = new StringBuilder();
        xml.append("<informationTable xmlns=\"")
                .append("http://www.sec.gov/edgar/document/thirteenf/informationtable\">\n");
        for (JsonNode row : rows) {
            xml.append("<infoTable>");
            add(xml, "nameOfIssuer", row.path("name_of_issuer"));
            add(xml, "titleOfClass", row.path("title_of_class"));
            add(xml, "cusip", row.path("cusip"));
            add(xml, "value", row.path("value"));
            add(xml, "sshPrnamt", row.path("shares"));
            add(xml, "sshPrnamtType", row.path("shares_type"));
            add(xml, "putCall", row.path("put_call"));
            add(xml, "investmentDiscretion", row.path("investment_discretion"));
            xml.append("</infoTable>\n");
        }
        xml.append("</informationTable>\n");
        return Optional.of(
                new FiledLines(
                        LocalDate.parse(period),
                        document.path("position_count").asInt(rows.size()),
                        document.path("total_value").asLong(0),
                        xml.toString()));
    }

    private static void add(StringBuilder xml, String name, JsonNode value) {
        if (!value.isNull() && !value.isMissingNode()) {
            String text = value.asString("").replace("&", "&amp;").replace("<", "&lt;");
            xml.append('<').append(name).append('>').append(text);
            xml.append("</").append(name).append('>');
        }
    }
}
