package org.relais.channel.web.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.relais.cases.CaseReference;
import org.relais.cases.CaseStatus;
import org.relais.channel.web.internal.entity.JpaSecretStore;
import org.relais.errors.RelaisException;
import org.relais.intake.IntakeId;
import org.relais.intake.IntakeState;
import org.relais.testkit.TestDatabase;
import org.relais.testkit.TestPlatform;
import org.relais.texts.LocalizedText;
import org.relais.tracking.TrackedCase;
import org.relais.tracking.TrackedIntake;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TrackingDeskTest {

    private static final IntakeId INTAKE = new IntakeId(new UUID(1, 2));
    private static final CaseReference REFERENCE = CaseReference.of(2021, 4517);
    private static final Instant AT = Instant.parse("2021-09-06T23:00:00Z");

    private final TestPlatform platform =
            new TestPlatform(TestDatabase.derby(), "2021-09-07T10:00:00+11:00", List.of("channel-web"));
    private final FakeTracking tracking = new FakeTracking();
    private final FakeDocuments documents = new FakeDocuments();
    private TrackingCodes codes;
    private TrackingDesk desk;

    @BeforeEach
    void open() {
        tracking.received.clear();
        documents.attached.clear();
        ServerSecret secret = new ServerSecret(
                platform.unitOfWork(), new JpaSecretStore(platform.entityManager("channel-web")), platform.clock());
        codes = new TrackingCodes(secret);
        desk = new TrackingDesk(
                tracking,
                codes,
                new TrackingTokens(secret, platform.clock()),
                new RateLimits(Settings.of(Map.of()), platform.clock()),
                documents,
                platform.unitOfWork(),
                platform.clock());
        track(CaseStatus.WAITING);
    }

    @AfterAll
    void close() {
        platform.close();
    }

    private void track(CaseStatus status) {
        TrackedCase.MissingDocument missing = new TrackedCase.MissingDocument(
                "aid", "identity", new LocalizedText("Pièce d'identité", "Identity paper"), true);
        TrackedCase tracked = new TrackedCase(
                REFERENCE,
                status,
                false,
                false,
                AT,
                null,
                null,
                null,
                null,
                List.of(new TrackedCase.Message(AT, false, "Envoyez la pièce")),
                status.isOpen() ? List.of(missing) : List.of());
        tracking.intakes.put(INTAKE, new TrackedIntake(INTAKE, IntakeState.REGISTERED, AT, List.of(tracked)));
    }

    private TrackingJson show() {
        return desk.track(REFERENCE.value(), codes.of(INTAKE), Locale.FRENCH);
    }

    @Test
    void numberAndCodeShowTheRequestInPlainWordsAndInTheLanguageOfTheReader() {
        TrackingJson french = show();
        TrackingJson english = desk.track(REFERENCE.value(), codes.of(INTAKE), Locale.ENGLISH);

        assertEquals(StatusText.WAITING_FOR_YOU, french.status());
        assertEquals("Nous attendons des pièces de votre part.", french.statusText());
        assertEquals("Pièce d'identité", french.missingDocuments().get(0).name());
        assertEquals("Identity paper", english.missingDocuments().get(0).name());
        assertEquals("Envoyez la pièce", french.messages().get(0).text());
    }

    @Test
    void theCodeIsReadHoweverPeopleTypeIt() {
        String code = codes.of(INTAKE);
        String typed =
                code.substring(0, 4).toLowerCase(Locale.ROOT).replace('0', 'o').replace('1', 'l') + " - "
                        + code.substring(4);

        assertEquals(8, code.length());
        assertEquals(
                Set.of(),
                code.chars().filter(one -> "ILOU".indexOf(one) >= 0).boxed().collect(Collectors.toSet()));
        assertEquals(
                REFERENCE.value(),
                desk.track(" " + REFERENCE.value().toLowerCase(Locale.ROOT), typed, Locale.FRENCH)
                        .reference()
                        .orElseThrow());
    }

    @Test
    void theReceiptNamesTheRequestFromTheFirstMomentOn() {
        tracking.intakes.put(INTAKE, new TrackedIntake(INTAKE, IntakeState.STAMPED, AT, List.of()));

        TrackingJson waiting = desk.track(INTAKE.toString(), codes.of(INTAKE), Locale.FRENCH);

        assertEquals(StatusText.RECEIVED, waiting.status());
        assertTrue(waiting.reference().isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"2021-004517-X", "nothing", "2021-004518", "00000000-0000-0000-0000-000000000000", ""})
    void aNumberThatThereIsNotIsAnsweredLikeAWrongCode(String number) {
        RelaisException wrongCode =
                assertThrows(RelaisException.class, () -> desk.track(REFERENCE.value(), "00000000", Locale.FRENCH));
        RelaisException wrongNumber =
                assertThrows(RelaisException.class, () -> desk.track(number, codes.of(INTAKE), Locale.FRENCH));

        assertEquals(wrongCode.code(), wrongNumber.code());
        assertEquals(wrongCode.detail(), wrongNumber.detail());
        assertEquals(wrongCode.members(), wrongNumber.members());
    }

    @Test
    void afterTooManyWrongCodesNoCodeIsTriedForAWhile() {
        for (int i = 0; i < 10; i++) {
            String wrong = "0000000" + i;
            assertEquals(WebErrors.UNKNOWN_REQUEST, refusal(wrong));
        }
        assertEquals(Throttle.TOO_MANY, refusal("00000000"));
        assertEquals(Throttle.TOO_MANY, refusal(codes.of(INTAKE)));
        platform.clock().advance(Duration.ofMinutes(10));
        assertEquals(StatusText.WAITING_FOR_YOU, show().status());
    }

    private org.relais.errors.ErrorCode refusal(String code) {
        return assertThrows(RelaisException.class, () -> desk.track(REFERENCE.value(), code, Locale.FRENCH))
                .code();
    }

    @Test
    void theTokenStandsForNumberAndCodeForAQuarterOfAnHour() {
        String token = show().token();

        assertEquals(
                REFERENCE.value(), desk.track(token, Locale.FRENCH).reference().orElseThrow());
        for (String bad : new String[] {null, "", "~~~", token + "x", token.replace('~', '.'), "9" + token}) {
            assertThrows(RelaisException.class, () -> desk.track(bad, Locale.FRENCH), bad);
        }
        platform.clock().advance(Duration.ofMinutes(15));
        RelaisException over = assertThrows(RelaisException.class, () -> desk.track(token, Locale.FRENCH));
        assertEquals(WebErrors.TOKEN_OVER, over.code());
    }

    @Test
    void aMissingDocumentIsAttachedAndCheckedOff() {
        send(show().token(), "aid", "identity");
        send(show().token(), null, null);

        assertEquals(List.of(REFERENCE + " aid identity"), tracking.received);
        assertEquals(List.of(REFERENCE + " channel:web", REFERENCE + " channel:web"), documents.attached);
        RelaisException surprise = assertThrows(RelaisException.class, () -> send(show().token(), "aid", "passport"));
        assertEquals(WebErrors.DOCUMENT_NOT_EXPECTED, surprise.code());
        track(CaseStatus.CLOSED);
        assertThrows(RelaisException.class, () -> send(show().token(), null, null));
        assertThrows(RelaisException.class, () -> desk.write(show().token(), "Merci"));
    }

    private void send(String token, @Nullable String procedure, @Nullable String document) {
        desk.send(
                token,
                procedure,
                document,
                new Upload("scan.pdf", new ByteArrayInputStream(new byte[] {1})),
                Locale.FRENCH);
    }

    @ParameterizedTest
    @EnumSource(CaseStatus.class)
    void everyStatusHasWordsOfItsOwnForCitizens(CaseStatus status) {
        track(status);

        TrackingJson shown = show();

        assertFalse(shown.statusText().contains(status.name()));
        assertFalse(shown.whatToDo().isBlank());
    }

    /** What is told is a list that somebody has to lengthen knowingly. */
    @Test
    void theAnswerHasTheseMembersAndNoOthers() {
        assertEquals(
                Set.of(
                        "reference",
                        "receipt",
                        "receivedAt",
                        "status",
                        "statusText",
                        "whatToDo",
                        "expectedAt",
                        "waitingUntil",
                        "outcome",
                        "answeredAt",
                        "messages",
                        "missingDocuments",
                        "token",
                        "tokenExpiresAt"),
                members(TrackingJson.class));
        assertEquals(Set.of("at", "from", "text"), members(TrackingJson.Message.class));
        assertEquals(Set.of("procedure", "document", "name", "requested"), members(TrackingJson.Document.class));
    }

    private static Set<String> members(Class<?> type) {
        return Stream.of(type.getRecordComponents())
                .map(RecordComponent::getName)
                .collect(Collectors.toSet());
    }

    @Test
    void codesDifferAndTellNothingOfEachOther() {
        Random random = new Random(7);
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 2000; i++) {
            seen.add(codes.of(new IntakeId(new UUID(1, random.nextLong()))));
        }
        assertEquals(2000, seen.size());
    }
}
