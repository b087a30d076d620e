package org.relais.channel.web.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.relais.channel.web.internal.entity.JpaDraftStore;
import org.relais.channel.web.internal.entity.JpaSecretStore;
import org.relais.channel.web.internal.entity.SealedDrafts;
import org.relais.errors.ErrorCode;
import org.relais.errors.Errors;
import org.relais.errors.FieldError;
import org.relais.errors.RelaisException;
import org.relais.intake.FormData;
import org.relais.intake.IntakeId;
import org.relais.intake.IntakeState;
import org.relais.testkit.Form;
import org.relais.testkit.TestDatabase;
import org.relais.testkit.TestPlatform;

/** What citizens can do before and when they send, on a real database. */
abstract class PublicDeskContract {

    private static final String GOOD = """
            {"topic":"vaccination","subject":"Certificat","requester":{"lastName":"Kaloï"},
             "consent":{"accepted":true,"version":"2021-09"}}
            """;

    private final FakeDocuments documents = new FakeDocuments();
    private TestPlatform platform;
    private Drafts drafts;
    private PublicDesk desk;

    abstract TestDatabase database();

    @BeforeEach
    void open() {
        platform = new TestPlatform(database(), "2021-09-07T10:00:00+11:00", List.of("channel-web"));
        platform.intakeDesk().arrive(new WebChannel(platform.directory(), platform.clock()));
        drafts = new Drafts(
                platform.unitOfWork(),
                new JpaDraftStore(platform.entityManager("channel-web"), sealed()),
                documents,
                Settings.of(Map.of()),
                platform.clock());
        desk = new PublicDesk(
                platform.intakeDesk(),
                drafts,
                new TrackingCodes(secret()),
                new ConfirmationText(platform.directory()),
                Settings.of(Map.of()));
    }

    @AfterEach
    void close() {
        platform.close();
    }

    private SealedDrafts sealed() {
        return new SealedDrafts(
                platform.unitOfWork(),
                platform.entityManager("channel-web"),
                platform.encryption().fields());
    }

    private ServerSecret secret() {
        return new ServerSecret(
                platform.unitOfWork(), new JpaSecretStore(platform.entityManager("channel-web")), platform.clock());
    }

    private PublicDesk.Answer submit(@Nullable String key, String json) {
        return desk.submit(key, form(json));
    }

    private static FormData form(String json) {
        return Form.of(json).data();
    }

    @Test
    void aRequestIsConfirmedWithItsReferenceAndACodeThatIsTheSameAgain() {
        PublicDesk.Answer first = submit("k", GOOD);
        PublicDesk.Answer again = submit("k", GOOD);

        assertEquals(first.confirmation(), again.confirmation());
        assertTrue(again.repeated());
        String reference = first.confirmation().reference().orElseThrow();
        assertTrue(first.confirmation().confirmation().fr().contains(reference));
        assertTrue(first.confirmation()
                .confirmation()
                .en()
                .contains(first.confirmation().trackingCode()));
        assertNotEquals(
                first.confirmation().trackingCode(),
                submit("other", GOOD).confirmation().trackingCode());
        assertRefused(Errors.IDEMPOTENCY_KEY_REUSED, () -> submit("k", GOOD.replace("Certificat", "Autre")));
    }

    @Test
    void whatCannotBeRegisteredNowIsConfirmedAllTheSame() {
        platform.intakeDesk().leave(Citizens.CHANNEL);

        ConfirmationJson confirmation = submit("k", GOOD).confirmation();

        assertTrue(confirmation.reference().isEmpty());
        assertEquals(8, confirmation.trackingCode().length());
        assertTrue(confirmation.confirmation().fr().contains(confirmation.receipt()));
    }

    @Test
    void consentToTheTextOfTodayIsNeededAndCitizensSayNothingElse() {
        assertPointers(Set.of("/consent"), GOOD.replace("\"accepted\":true", "\"accepted\":false"));
        assertPointers(Set.of("/consent"), "{\"topic\":\"care\"}");
        assertPointers(Set.of("/consent/version"), GOOD.replace("2021-09", "2020-01"));
        assertPointers(
                Set.of("/sentAt", "/documents"),
                GOOD.replace("{\"topic\"", "{\"sentAt\":\"2021-09-01T00:00:00Z\",\"documents\":[],\"topic\""));
        assertEquals(List.of(), platform.intakeDesk().intakes());
    }

    @Test
    void aTrappedRequestLooksSentAndWaitsForAPerson() {
        ConfirmationJson confirmation = submit("k", GOOD.replace("{\"topic\"", "{\"website\":\"x\",\"topic\""))
                .confirmation();

        assertEquals(8, confirmation.trackingCode().length());
        assertEquals(IntakeState.HELD, platform.intakeDesk().intakes().get(0).state());
    }

    @Test
    void aDraftLiesSealedAndIsSealedAnewWhenKeysChange() {
        Drafts.Draft begun = drafts.begin(form("{\"subject\":\"Zébulon\"}"));
        String stored = platform.unitOfWork()
                .read(() -> platform.entityManager("channel-web")
                        .createQuery("select d.form from DraftRecord d", String.class)
                        .getSingleResult());
        assertFalse(stored.contains("Zébulon"), stored);
        SealedDrafts sealed = sealed();
        assertEquals(0, sealed.sealAnew(10));
        platform.encryption().rotate();
        assertEquals(1, sealed.sealAnew(10));
        assertEquals(0, sealed.sealAnew(10));
        platform.encryption().retire();

        Drafts.Draft resumed = drafts.get(begun.id(), String.valueOf(begun.secret()));
        assertEquals("Zébulon", resumed.form().text("/subject").orElseThrow());
    }

    @Test
    void aDraftIsResumedFilledAndSentOnceWithItsFiles() {
        Drafts.Draft begun = drafts.begin(form("{\"topic\":\"care\"}"));
        String secret = String.valueOf(begun.secret());
        drafts.attach(begun.id(), secret, new Upload("scan.pdf", new ByteArrayInputStream(new byte[] {1, 2})));
        drafts.fill(begun.id(), secret, form(GOOD));

        Drafts.Draft resumed = drafts.get(begun.id(), secret);
        assertEquals("Certificat", resumed.form().text("/subject").orElseThrow());
        assertEquals(2, resumed.files().get(0).size());

        String sending = "{\"draft\":{\"id\":\"%s\",\"secret\":\"%s\"}}".formatted(begun.id(), secret);
        ConfirmationJson first = submit(null, sending).confirmation();
        assertEquals(first, submit("any key", sending).confirmation());
        assertEquals(1, platform.intakeDesk().intakes().size());
        assertRefused(WebErrors.DRAFT_SENT, () -> drafts.fill(begun.id(), secret, form(GOOD)));
        assertRefused(WebErrors.DRAFT_SENT, () -> drafts.discard(begun.id(), secret));
    }

    @Test
    void aDraftOpensToItsSecretAlone() {
        Drafts.Draft begun = drafts.begin(form("{}"));

        for (String wrong : new String[] {null, "", "wrong", begun.id()}) {
            assertRefused(WebErrors.UNKNOWN_DRAFT, () -> drafts.get(begun.id(), wrong));
        }
        assertRefused(WebErrors.UNKNOWN_DRAFT, () -> drafts.get("no such draft", begun.secret()));
        assertRefused(WebErrors.UNKNOWN_DRAFT, () -> submit(null, "{\"draft\":{\"id\":\"" + begun.id() + "\"}}"));
    }

    @Test
    void aDraftIsForgottenWhenItsTimeIsOverAndEachChangeGivesItMore() {
        Drafts.Draft begun = drafts.begin(form("{}"));
        String secret = String.valueOf(begun.secret());
        drafts.attach(begun.id(), secret, new Upload("scan.pdf", new ByteArrayInputStream(new byte[1])));
        platform.clock().advance(Duration.ofDays(6));
        drafts.fill(begun.id(), secret, form(GOOD));
        platform.clock().advance(Duration.ofDays(6));
        assertEquals(0, drafts.removeExpired(10));
        Drafts.Draft kept = drafts.get(begun.id(), secret);
        assertEquals(List.of(kept.expiresAt()), List.copyOf(documents.kept.values()));
        platform.clock().advance(Duration.ofDays(1));

        assertRefused(WebErrors.UNKNOWN_DRAFT, () -> drafts.get(begun.id(), secret));
        assertEquals(1, drafts.removeExpired(10));
        assertEquals(0, drafts.removeExpired(10));
        assertEquals(List.of(platform.clock().instant()), List.copyOf(documents.kept.values()));
    }

    @Test
    void aFileIsTakenOutOfADraftAndADraftIsDiscarded() {
        Drafts.Draft begun = drafts.begin(form("{}"));
        String secret = String.valueOf(begun.secret());
        String document = drafts.attach(
                        begun.id(), secret, new Upload("scan.pdf", new ByteArrayInputStream(new byte[1])))
                .document();

        drafts.detach(begun.id(), secret, document);
        assertEquals(List.of(), drafts.get(begun.id(), secret).files());
        assertRefused(WebErrors.UNKNOWN_DRAFT, () -> drafts.detach(begun.id(), secret, document));
        drafts.discard(begun.id(), secret);
        assertRefused(WebErrors.UNKNOWN_DRAFT, () -> drafts.get(begun.id(), secret));
    }

    @Test
    void allNodesMakeTheSameCodesWhoeverMakesTheSecret() throws Exception {
        IntakeId intake = new IntakeId(new java.util.UUID(3, 4));
        ExecutorService nodes = Executors.newFixedThreadPool(4);
        try {
            List<Callable<String>> asking = Stream.<Callable<String>>generate(
                            () -> () -> new TrackingCodes(secret()).of(intake))
                    .limit(8)
                    .toList();
            Set<String> codes = new java.util.HashSet<>();
            for (Future<String> code : nodes.invokeAll(asking)) {
                codes.add(code.get());
            }
            assertEquals(1, codes.size());
        } finally {
            nodes.shutdownNow();
        }
    }

    private void assertPointers(Set<String> pointers, String json) {
        RelaisException refused = assertThrows(RelaisException.class, () -> submit("bad", json));
        assertEquals(
                pointers, refused.errors().stream().map(FieldError::pointer).collect(Collectors.toSet()));
    }

    private static void assertRefused(ErrorCode code, Runnable work) {
        assertEquals(code, assertThrows(RelaisException.class, work::run).code());
    }
}
