package org.broadtape.cli.move;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.broadtape.cli.Progress;
import org.broadtape.cli.Site;
import org.broadtape.market.bar.Basis;
import org.broadtape.market.quote.DisplayRights.Audience;
import org.broadtape.price.Archive;
import org.broadtape.price.BarLines;
import org.broadtape.price.PriceJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// `export prices`: the series of bars kept, each with its passport. Keys of providers are in no
/// export.
@Command(
        name = "prices",
        description =
                "Writes the daily bars that every reader may see, as CSV, or as JSON with one"
                        + " object a series.")
final class ExportPrices extends Export.Out {
    @Option(names = "--json", description = "JSON, one object a line.")
    boolean asJson;

    @Option(
            names = "--own-use",
            description = "Also bars whose terms keep them to yourself: for moving this site.")
    boolean ownUse;

    @Override
    void write(Site site, OutputStream out) throws IOException {
        Archive archive = site.archive();
        Audience reader = ownUse ? Audience.OWNER : Audience.EVERYONE;
        List<String> instruments = archive.days(reader).keySet().stream().sorted().toList();
        Progress progress = new Progress(System.err, "series");
        JsonMapper json = JsonMapper.builder().build();
        if (!asJson) {
            out.write(BarLines.HEAD.getBytes(StandardCharsets.UTF_8));
        }
        for (String instrument : instruments) {
            for (Basis basis : List.of(Basis.RAW, Basis.SPLIT_ADJUSTED)) {
                var kept =
                        archive.daily(instrument, basis, reader)
                                .filter(one -> one.held().key().basis() == basis);
                if (kept.isPresent()) {
                    out.write(line(kept.get(), json).getBytes(StandardCharsets.UTF_8));
                }
            }
            progress.done(1);
        }
        int kept = archive.days(Audience.OWNER).size() - instruments.size();
        if (kept > 0) {
            System.err.println(
                    kept
                            + " instruments' bars are left out, because their providers don't"
                            + " license them for display. To move the site, use --own-use.");
        }
    }

    private String line(Archive.Shown shown, JsonMapper json) {
        if (!asJson) {
            StringBuilder lines = new StringBuilder(64 * shown.series().size());
            BarLines.write(lines, shown.series(), shown.held());
            return lines.toString();
        }
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        PriceJson.write(object, shown.series(), shown.held());
        return json.writeValueAsString(object) + "\n";
    }
}
