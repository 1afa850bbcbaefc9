package org.broadtape.wire.opml;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OpmlTest {
    @Test
    void readsWhatItWrote() {
        List<Opml.Feed> feeds =
                List.of(
                        new Opml.Feed(
                                "Rates & <Bonds> \"daily\"",
                                URI.create("https://a.example/feed?x=1&y=2"),
                                Optional.of("Markets")),
                        new Opml.Feed("B", URI.create("https://b.example/"), Optional.empty()));
        Opml.Listing listing = Opml.read(Opml.write("Sources", feeds));
        assertThat(listing.problems()).isEmpty();
        assertThat(listing.feeds()).containsExactlyElementsOf(feeds);
    }

    @Test
    void passesOverWhatIsNoWebAddressAndKeepsTheRest() {
        Opml.Listing listing =
                Opml.read(
                        """
                        <opml><body><outline title="S"><outline><outline text="A" xmlurl="a.example/f"/>
                        <outline text="A again" xmlUrl="https://a.example/f"/></outline></outline>
                        <outline text="bad" xmlUrl="javascript:alert(1)"/><outline xmlUrl="file:///etc/passwd"/>
                        """
                                .getBytes(UTF_8));
        assertThat(listing.feeds())
                .containsExactly(
                        new Opml.Feed("A", URI.create("https://a.example/f"), Optional.of("S")));
        assertThat(listing.problems()).hasSize(2);
    }

    @Test
    void refusesBombsAndWhatIsNoList() {
        String bomb = "<!DOCTYPE o [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><opml>&a;</opml>";
        assertThat(Opml.read(bomb.getBytes(UTF_8)).problems().getFirst().name())
                .isEqualTo("opml-entities");
        assertThat(Opml.read("news".getBytes(UTF_8)).problems().getFirst().name())
                .isEqualTo("not-opml");
        assertThat(Opml.read(new byte[Opml.BYTES + 1]).problems().getFirst().name())
                .isEqualTo("opml-too-large");
        assertThat(Opml.read(bomb.getBytes(UTF_16)).problems().getFirst().name())
                .isEqualTo("opml-entities");
        String many =
                "<opml>"
                        + "<outline text='x'/>".repeat(Opml.OUTLINES)
                        + "<outline xmlUrl='a.example'/>";
        Opml.Listing cut = Opml.read(many.getBytes(UTF_8));
        assertThat(cut.feeds()).isEmpty();
        assertThat(cut.problems().getFirst().name()).isEqualTo("opml-too-many");
        String deep = "<opml>" + "<outline text='x'>".repeat(50_000);
        assertThat(Opml.read(deep.getBytes(UTF_8)).feeds()).isEmpty();
    }
}
