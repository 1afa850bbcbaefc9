package org.broadtape.bench;

import com.networknt.schema.Schema;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.broadtape.wire.FeedFormat;
import org.broadtape.wire.Feeds;
import org.broadtape.wire.NinjsWriter;
import org.broadtape.wire.Reading;
import org.broadtape.wire.WireItem;
import tools.jackson.databind.node.ObjectNode;

/// IPTC's suite for ninjs 1.x, 2.x and 3.x: documents in `VERSION/should_pass` and
/// `VERSION/should_fail`, and the schemas themselves.
///
/// - `told`: share of the documents of which the schema of their version says what their folder
///   says.
/// - `read`: share of the valid ones that are read into an item.
/// - `rewritten`: share of the items read that we write as ninjs 3.1 that its schema allows.
final class NinjsMeasure implements Measure {
    private static final Pattern CASE =
            Pattern.compile("(?:.*/)?([^/]+)/should_(pass|fail)/[^/]+\\.json");

    @Override
    public String set() {
        return "ninjs";
    }

    @Override
    public Outcome over(Path zip, Misses misses) throws IOException {
        Tally tally = new Tally("told", "read", "rewritten");
        List<Cases.File> files = Cases.in(zip);
        NinjsSchemas schemas = new NinjsSchemas(files);
        for (Cases.File file : files) {
            Matcher name = CASE.matcher(file.path());
            if (!name.matches()) {
                continue;
            }
            boolean valid = name.group(2).equals("pass");
            Optional<Schema> schema = schemas.of(name.group(1));
            boolean told =
                    schema.isPresent()
                            && NinjsSchemas.holds(file.text(), schema.orElseThrow()) == valid;
            tally.add("told", told);
            if (!told) {
                misses.tell(file.path(), "told wrongly", valid ? "valid" : "invalid");
            }
            if (valid) {
                read(file, schemas, tally, misses);
            }
        }
        return new Outcome(tally.count("told"), tally.shares());
    }

    private static void read(Cases.File file, NinjsSchemas schemas, Tally tally, Misses misses) {
        Reading reading = Feeds.read(file.bytes());
        boolean read = reading.format().equals(Optional.of(FeedFormat.NINJS));
        tally.add("read", read);
        if (!read) {
            misses.tell(file.path(), reading.problems().toString(), "an item");
        }
        Optional<Schema> ours = schemas.of("3.1");
        for (WireItem item : reading.items()) {
            ObjectNode object = NinjsWriter.write(item);
            object.remove("broadtape");
            String line = NinjsWriter.line(object);
            boolean holds = ours.isPresent() && NinjsSchemas.holds(line, ours.orElseThrow());
            tally.add("rewritten", holds);
            if (!holds) {
                misses.tell(file.path(), line, "ninjs 3.1");
            }
        }
    }
}
