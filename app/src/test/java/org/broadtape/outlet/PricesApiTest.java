package org.broadtape.outlet;

import static org.assertj.core.api.Assertions.assertThat;

import org.broadtape.market.quote.DisplayRights;
import org.broadtape.price.Closes;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class PricesApiTest extends Stand {
    private void bars(String instrument, DisplayRights rights) {
        String csv =
                """
                Date,Open,High,Low,Close,Volume
                2024-06-20,10,11,9,10.5,100
                2024-06-21,,,,12,
                """;
        Closes.put(data, clock, instrument, rights, csv);
    }

    @Test
    void givesBarsWithTheirPassportAndNoNumberWhereThereIsNone() throws Exception {
        bars("bt:meta-platforms", DisplayRights.EVERYONE);
        JsonNode bars = json("/api/v1/instruments/bt:meta-platforms/bars");
        assertThat(bars.get("passport").get("provider").asString()).isEqualTo("=Quay desk");
        assertThat(bars.get("passport").get("adjusted").asString()).isEqualTo("splits");
        assertThat(bars.get("close").toString()).isEqualTo("[10.5,12.0]");
        assertThat(bars.get("open").toString()).isEqualTo("[10.0,null]");
        assertThat(json("/api/v1/instruments/bt:meta-platforms/bars?from=2024-06-21").get("day"))
                .hasSize(1);
        assertThat(get("/api/v1/instruments/bt:meta-platforms/bars.csv").body())
                .isEqualToNormalizingNewlines(
                        """
                        Instrument,Date,Open,High,Low,Close,Volume,Unit,Basis,Provider,Venue
                        bt:meta-platforms,2024-06-20,10.0,11.0,9.0,10.5,100.0,USD,split,'=Quay desk,XNAS
                        bt:meta-platforms,2024-06-21,,,,12.0,,USD,split,'=Quay desk,XNAS
                        """);
    }

    @Test
    void keepsFromProgramsWhatItKeepsFromReaders() throws Exception {
        bars("bt:meta-platforms", DisplayRights.OWNER);
        assertThat(get("/api/v1/instruments/bt:meta-platforms/bars").statusCode()).isEqualTo(404);
        assertThat(get("/api/v1/instruments/bt:meta-platforms/bars.csv").statusCode())
                .isEqualTo(404);
    }

    @Test
    void saysWhyThereIsNoPrice() throws Exception {
        JsonNode quote =
                json("/api/v1/quotes?ids=bt:meta-platforms").get("quotes").get(0).get("blank");
        assertThat(quote.get("reason").asString()).isEqualTo("no-provider");
        assertThat(get("/api/v1/quotes.csv?ids=bt:meta-platforms").body())
                .contains("bt:meta-platforms,,,,,,,,,,,no price: no provider is set up for it");
        assertThat(get("/api/v1/quotes").statusCode()).isEqualTo(400);
        assertThat(get("/api/v1/quotes?ids=a,,b").statusCode()).isEqualTo(400);
        assertThat(get("/api/v1/instruments/bt:meta-platforms/bars?basis=x").statusCode())
                .isEqualTo(400);
    }
}
