package org.broadtape.cli;

import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.broadtape.base.Problem;
import org.broadtape.market.filing.Amendment;
import org.broadtape.market.filing.FiledProblem;
import org.broadtape.market.filing.Filing;
import org.broadtape.market.filing.Position;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A filing as `holdings` prints it: values in dollars, `null` for what only a cover or EDGAR's
/// header would tell.
final class HoldingsJson {
    private HoldingsJson() {}

    static String line(Filing filing) {
        ObjectNode out = JsonNodeFactory.instance.objectNode();
        put(out, "cik", filing.cik());
        put(out, "manager", filing.manager());
        put(out, "form", filing.form());
        put(
                out,
                "amendment",
                filing.amendment().flatMap(Amendment::type).map(Amendment.Type::word));
        put(out, "period", filing.period().map(Object::toString));
        put(out, "filed", filing.filed().map(Object::toString));
        put(out, "accepted", filing.accepted().map(DateTimeFormatter.ISO_OFFSET_DATE_TIME::format));
        out.put("unit", filing.unit().unit().word());
        out.put("unitEvidence", filing.unit().words());
        out.put("lines", filing.lines().size());
        ArrayNode positions = out.putArray("positions");
        filing.positions().forEach(one -> positions.add(position(one)));
        out.put("total", filing.total());
        ArrayNode problems = out.putArray("problems");
        filing.problems().forEach(one -> problems.add(problem(one)));
        return out.toString();
    }

    private static ObjectNode position(Position position) {
        ObjectNode out = JsonNodeFactory.instance.objectNode();
        out.put("cusip", position.cusip());
        out.put("name", position.name());
        out.put("class", position.titleOfClass());
        out.put("shares", position.amount());
        out.put("value", position.value());
        out.put("kind", position.kind().word());
        ArrayNode discretion = out.putArray("discretion");
        position.discretion().forEach(discretion::add);
        return out;
    }

    private static ObjectNode problem(FiledProblem filed) {
        Problem problem = filed.problem();
        ObjectNode out = JsonNodeFactory.instance.objectNode();
        out.put("name", problem.name());
        out.put("severity", problem.severity().name().toLowerCase(Locale.ROOT));
        out.put("file", filed.file());
        problem.line().ifPresent(line -> out.put("line", line));
        out.put("what", problem.what());
        out.put("expected", problem.expected());
        return out;
    }

    private static void put(ObjectNode out, String name, Optional<String> value) {
        value.ifPresentOrElse(text -> out.put(name, text), () -> out.putNull(name));
    }
}
