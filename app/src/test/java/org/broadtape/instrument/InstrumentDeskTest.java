package org.broadtape.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.broadtape.analysis.link.Entity;
import org.broadtape.market.Imported;
import org.broadtape.market.InstrumentCsv;
import org.broadtape.market.InstrumentMaster;
import org.broadtape.store.Database;
import org.broadtape.store.TestDatabases;
import org.broadtape.testkit.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabases.class)
class InstrumentDeskTest {
    private static final String LIST =
            """
            id,symbol,name,aliases,type,mic
            own:acme,ACME,Acme Rockets Inc,Acme|Acme Rockets,equity,XNAS
            own:ferry,FRRY,Ferry Line plc,,equity,XLON
            own:bad,BAD,Bad Row,,no-such-type,
            """;

    @Parameter TestDatabases databases = TestDatabases.SQLITE;
    @TempDir Path folder;
    private Database database;
    private InstrumentLists lists;
    private InstrumentDesk desk;

    @BeforeEach
    void open() {
        database = databases.open(folder);
        lists = new InstrumentLists(database, new TestClock());
        Imported small = InstrumentCsv.read("id,name,symbol,mic\nbt:quay,Quay Works,QUAY,XNYS\n");
        desk = new InstrumentDesk(lists, InstrumentMaster.of(small.instruments()));
    }

    @AfterEach
    void close() {
        desk.close();
        database.close();
    }

    @Test
    void joinsTheOwnersListsToTheBuiltInOneAndTellsBadRowsByTheirLine() {
        String before = desk.known().version();
        InstrumentLists.Outcome outcome = lists.take("/home/me/own.csv", LIST);
        assertThat(outcome.changed()).isTrue();
        assertThat(outcome.instruments()).isEqualTo(2);
        assertThat(outcome.problems()).hasSize(1);
        assertThat(outcome.problems().getFirst().line()).hasValue(4);
        desk.refresh();
        assertThat(desk.instrument("bt:quay")).isPresent();
        assertThat(desk.instrument("own:acme")).isPresent();
        assertThat(desk.known().version()).isNotEqualTo(before);
        assertThat(desk.known().find("acme", 5)).extracting(Entity::id).startsWith("own:acme");
        assertThat(desk.known().entity("KOR")).isPresent();
    }

    @Test
    void theSameListTwiceChangesNothingAndAnotherTakesItsPlace() {
        lists.take("own.csv", LIST);
        desk.refresh();
        Known known = desk.known();
        assertThat(lists.take("other/own.csv", LIST).changed()).isFalse();
        desk.refresh();
        assertThat(desk.known()).isSameAs(known);
        lists.take("own.csv", "id,name\nown:new,New Firm\n");
        desk.refresh();
        assertThat(desk.instrument("own:acme")).isEmpty();
        assertThat(desk.instrument("own:new")).isPresent();
        assertThat(lists.all()).extracting(InstrumentLists.Listed::name).containsExactly("own.csv");
        assertThat(lists.remove("own.csv")).isTrue();
        desk.refresh();
        assertThat(desk.instrument("own:new")).isEmpty();
    }

    @Test
    void whatHoldsNothingIsRefusedAndKeepsTheListThatWas() {
        lists.take("own.csv", LIST);
        InstrumentLists.Outcome outcome = lists.take("own.csv", "nothing,of,the,kind\n1,2,3,4\n");
        assertThat(outcome.isRefused()).isTrue();
        assertThat(outcome.problems()).isNotEmpty();
        assertThat(lists.all().getFirst().instruments()).isEqualTo(2);
    }

    @Test
    void anotherDeskOnTheSameDatabaseFindsTheSame() {
        lists.take("own.csv", LIST);
        desk.refresh();
        try (InstrumentDesk other =
                new InstrumentDesk(
                        lists, InstrumentMaster.of(List.copyOf(desk.known().master().all())))) {
            assertThat(other.known().version()).isEqualTo(desk.known().version());
        }
    }
}
