package org.relais.channel.dropbox.internal;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.relais.channel.dropbox.internal.CollectionRounds.Report;
import org.relais.channel.dropbox.internal.entity.MailRegister.ItemQuery;
import org.relais.channel.dropbox.internal.mail.Lot;
import org.relais.channel.dropbox.internal.mail.MailItem;
import org.relais.channel.dropbox.internal.mail.Round;
import org.relais.intake.IntakeId;
import org.relais.spi.channel.Interpretation;
import org.relais.spi.channel.StampedIntake;
import org.relais.testkit.Form;
import org.relais.testkit.TestDatabase;
import org.relais.testkit.TestPlatform;

/** What the contracts about mail have in common: a round on the eve of the holiday of 24 September 2021, on a real database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SortingContract {

    static final Instant COLLECTED = Instant.parse("2021-09-23T04:30:00Z");
    static final String MONDAY = "2021-09-26T13:00:00Z";

    TestPlatform platform;
    DropboxFixture desk;

    abstract TestDatabase createDatabase();

    @BeforeAll
    void openPlatform() {
        platform = new TestPlatform(createDatabase(), "2021-09-23T15:35:00+11:00", List.of("dropbox"));
    }

    @BeforeEach
    void open() {
        platform.clock().set(Instant.parse("2021-09-23T04:35:00Z"));
        desk = new DropboxFixture(platform);
    }

    @AfterEach
    void wipe() {
        platform.unitOfWork().execute(() -> {
            for (String table : List.of("DROPBOX_ITEM", "DROPBOX_ENVELOPE", "DROPBOX_ROUND")) {
                platform.entityManager("dropbox")
                        .createNativeQuery("delete from " + table)
                        .executeUpdate();
            }
            return platform;
        });
    }

    @AfterAll
    void closePlatform() {
        platform.close();
    }

    Round record(String key, String box, int envelopes) {
        return desk.rounds
                .record(DropboxFixture.AGENT, key, new Report(box, COLLECTED, "Marie", envelopes, true, true, null))
                .round();
    }

    Interpretation sort(Round round, int envelope, String account, String more, String... items) {
        String form = "{\"delivery\":\"BOX\",\"round\":\"%s\",\"envelope\":%d%s,\"items\":[%s]}"
                .formatted(round.id(), envelope, more, String.join(",", items));
        StampedIntake intake = new StampedIntake(
                new IntakeId(UUID.randomUUID()),
                platform.clock().instant(),
                account,
                Form.of(form).data(),
                true);
        return desk.read(intake);
    }

    static String item(String subject) {
        return "{\"topic\":\"care\",\"subject\":\"%s\"}".formatted(subject);
    }

    List<MailItem> register() {
        return desk.items
                .list(DropboxFixture.AGENT, new ItemQuery(null, null, null, 50, null))
                .items();
    }

    List<Lot> lots() {
        return desk.rounds.lots(DropboxFixture.AGENT, null);
    }
}
