package org.broadtape.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Whether valid and invalid NewsML-G2 documents are told apart, by the schema that lies in the set
/// (`spec`, All-Power) and by what each version of the standard brought ([NewsmlVersions]). The
/// folder a document lies in names the version and the verdict: `2.29/should_pass`. Two things that
/// the schema's language asks for are not: samples leave out the parts they refer to, and the
/// schemas of other vocabularies within (rights expressions) are not at hand.
///
/// - `told`: share of the documents whose verdict is ours.
/// - `read`: share of the valid ones that are read without an exception.
final class SchemaMeasure implements Measure {
    @Override
    public String set() {
        return "newsml-g2";
    }

    @Override
    public Outcome over(Path zip, Misses misses) throws IOException {
        List<Cases.File> files = Cases.in(zip);
        G2Schema schema = G2Schema.in(files, zip);
        Tally tally = new Tally("told", "read");
        for (Cases.File file : files) {
            boolean valid = file.path().contains("should_pass/");
            if ((!valid && !file.path().contains("should_fail/"))
                    || !file.path().endsWith(".xml")) {
                continue;
            }
            Optional<String> fault =
                    schema.fault(file.bytes()).or(() -> NewsmlVersions.fault(file));
            tally.add("told", fault.isEmpty() == valid);
            if (fault.isEmpty() != valid) {
                misses.tell(
                        file.path(), fault.orElse("no fault"), valid ? "a valid one" : "a fault");
            }
            if (valid) {
                tally.add("read", ReadMeasure.read(file, misses).isPresent());
            }
        }
        return new Outcome(tally.count("told"), tally.shares());
    }
}
