package org.relais.service.claimforms.internal.mutuals;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.relais.service.claimforms.internal.ClaimFormFixture.ADMIN;
import static org.relais.service.claimforms.internal.ClaimFormFixture.CLAIMS;
import static org.relais.service.claimforms.internal.ClaimFormFixture.READER;
import static org.relais.service.claimforms.internal.ClaimFormFixture.STRANGER;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.relais.cases.CaseErrors;
import org.relais.errors.Errors;
import org.relais.errors.FieldError;
import org.relais.errors.RelaisException;
import org.relais.identity.Caller;
import org.relais.service.claimforms.internal.ClaimFormFixture;
import org.relais.testkit.TestDatabase;
import org.relais.texts.LocalizedText;

/** The mutuals of the first day and what people make of them, on a real database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class MutualsContract {

    private static final OptionalLong ANY = OptionalLong.empty();

    private ClaimFormFixture fixture;

    abstract TestDatabase createDatabase();

    @BeforeAll
    void open() {
        fixture = new ClaimFormFixture(createDatabase());
    }

    @BeforeEach
    void restore() {
        fixture.restore();
    }

    @AfterAll
    void close() {
        fixture.close();
    }

    private static MutualEdit edit(String name, String destination, @Nullable String... aliases) {
        return new MutualEdit(name, name + " (en)", Arrays.asList(aliases), destination, null);
    }

    private Mutual put(String code, MutualEdit edit) {
        return fixture.mutuals.put(CLAIMS, code, edit, ANY);
    }

    private @Nullable String meaning(String written) {
        return fixture.platform
                .unitOfWork()
                .read(() -> fixture.store.written(written))
                .map(Mutual::code)
                .orElse(null);
    }

    private RelaisException refused(Runnable work) {
        return assertThrows(RelaisException.class, work::run);
    }

    private static List<String> pointers(RelaisException refusal) {
        assertEquals(Errors.INVALID_REQUEST, refusal.code());
        return refusal.errors().stream().map(FieldError::pointer).toList();
    }

    @Test
    void theFirstMutualsAreThoseWithACafatSection() {
        List<Mutual> mutuals = fixture.mutuals.list(CLAIMS);
        assertEquals(
                List.of("COMMERCE", "MDF", "MPL", "SLN"),
                mutuals.stream().map(Mutual::code).toList());
        for (Mutual mutual : mutuals) {
            assertEquals(mutual.code(), mutual.destination());
            assertTrue(mutual.active());
            assertEquals(1, mutual.revision());
            assertEquals(mutual, fixture.mutuals.get(CLAIMS, mutual.code()));
        }
        assertEquals(
                List.of(
                        "Nickel",
                        "Le Nickel",
                        "Mutuelle Nickel",
                        "Mutuelle du Nickel",
                        "Mutuelle SLN",
                        "Société Le Nickel"),
                fixture.mutuals.get(CLAIMS, "SLN").aliases());
    }

    @Test
    void everySpellingOfTheFirstDayIsFound() {
        for (Mutual mutual : fixture.mutuals.list(CLAIMS)) {
            Stream.concat(
                            Stream.of(
                                    mutual.code(),
                                    mutual.name().fr(),
                                    mutual.name().en()),
                            mutual.aliases().stream())
                    .forEach(spelling -> assertEquals(mutual.code(), meaning(spelling), spelling));
        }
    }

    @Test
    void aMutualIsFoundWithoutCaseAccentsAndPunctuation() {
        for (String written : List.of(
                "MPL", "m.p.l.", "patentés et libéraux", "PATENTES-ET-LIBERAUX", " Libéraux ", "libe\u0301raux")) {
            assertEquals("MPL", meaning(written), written);
        }
        for (String written : List.of("Nickel", "LE NICKEL", "S.L.N.", "mutuelle le nickel")) {
            assertEquals("SLN", meaning(written), written);
        }
        for (String written : List.of("", " ", "—", "Nickels", "Mutuelle", "x".repeat(100), "\uFDFA".repeat(100))) {
            assertEquals(null, meaning(written), written);
        }
    }

    @Test
    void anotherMutualIsAddedAndFound() {
        Mutual added = put(
                "NORD", edit("Mutuelle du Nord", "CAFAT", "Nord", "Province Nord", "nord", "NORD", "mutuelle-du-nord"));
        assertEquals(
                new Mutual(
                        "NORD",
                        new LocalizedText("Mutuelle du Nord", "Mutuelle du Nord (en)"),
                        List.of("Province Nord"),
                        "CAFAT",
                        true,
                        1),
                added);
        assertEquals(added, fixture.mutuals.get(CLAIMS, "NORD"));
        assertEquals("NORD", meaning("province nord"));
        assertEquals(
                List.of(
                        "claims put claim-forms mutual NORD {active=[, true], aliases=[, Province Nord], destination=[, CAFAT],"
                                + " nameEn=[, Mutuelle du Nord (en)], nameFr=[, Mutuelle du Nord]}"),
                fixture.journal);
    }

    @Test
    void aChangeTakesSpellingsAwayAndAddsOthers() {
        put("NORD", edit("Mutuelle du Nord", "CAFAT", "Un", "Deux", "Trois"));
        fixture.journal.clear();
        Mutual changed = put("NORD", edit("Mutuelle du Nord", "CAFAT", "Trois", "UN", "Quatre"));
        assertEquals(List.of("Trois", "UN", "Quatre"), changed.aliases());
        assertEquals(2, changed.revision());
        assertEquals(changed, fixture.mutuals.get(CLAIMS, "NORD"));
        assertEquals(null, meaning("Deux"));
        assertEquals("NORD", meaning("quatre"));
        assertEquals(
                List.of("claims put claim-forms mutual NORD {aliases=[Un, Deux, Trois, Trois, UN, Quatre]}"),
                fixture.journal);
    }

    @Test
    void aNameBecomesAnAliasAndBack() {
        put("NORD", edit("Mutuelle du Nord", "CAFAT", "Entraide"));
        Mutual renamed = put("NORD", edit("Entraide", "CAFAT", "Mutuelle du Nord"));
        assertEquals(List.of("Mutuelle du Nord"), renamed.aliases());
        assertEquals("NORD", meaning("mutuelle du nord"));
        assertEquals("NORD", meaning("entraide"));
        assertEquals(List.of(), put("NORD", edit("Mutuelle du Nord", "CAFAT")).aliases());
        assertEquals(null, meaning("entraide"));
    }

    @Test
    void sayingTheSameAgainChangesNothing() {
        Mutual first = put("NORD", edit("Mutuelle du Nord", "CAFAT", "Nord", "Province Nord"));
        fixture.journal.clear();
        assertEquals(first, put("NORD", edit("Mutuelle du Nord", "CAFAT", "Province Nord")));
        assertEquals(List.of(), fixture.journal);
    }

    @Test
    void aMutualIsTakenOutOfUseAndComesBack() {
        MutualEdit off =
                new MutualEdit("Mutuelle Le Nickel", "Mutuelle Le Nickel (SLN)", List.of("Nickel"), "SLN", false);
        assertFalse(put("SLN", off).active());
        assertFalse(fixture.mutuals.get(CLAIMS, "SLN").active());
        assertEquals("SLN", meaning("Nickel"));
        assertTrue(put("SLN", edit("Mutuelle Le Nickel", "SLN", "Nickel")).active());
    }

    @Test
    void aSpellingMeansOneMutual() {
        assertEquals(
                List.of("/name/fr", "/aliases/1"),
                pointers(refused(() -> put("NORD", edit("Le Nickel", "CAFAT", "Nord", "m.d.f.")))));
        assertEquals(List.of("/code"), pointers(refused(() -> put("NICKEL", edit("Autre mutuelle", "CAFAT")))));
        assertEquals(4, fixture.mutuals.list(CLAIMS).size());
        assertEquals(List.of(), fixture.journal);
        put("SLN", edit("Mutuelle de la mine", "SLN"));
        assertEquals("NICKEL", put("NICKEL", edit("Autre mutuelle", "CAFAT")).code());
        assertEquals("NICKEL", meaning("Nickel"));
    }

    @Test
    void everythingThatIsWrongIsNamed() {
        assertEquals(
                List.of("/code", "/name/fr", "/name/en", "/aliases/0", "/aliases/1", "/aliases/2", "/destination"),
                pointers(refused(() -> put(
                        "nord",
                        new MutualEdit(null, " ", Arrays.asList("x".repeat(101), null, "a\u0001"), "NOWHERE", true)))));
        assertEquals(
                List.of("/aliases"),
                pointers(refused(() -> put(
                        "NORD",
                        edit(
                                "Mutuelle du Nord",
                                "CAFAT",
                                IntStream.range(0, 51).mapToObj(n -> "a" + n).toArray(String[]::new))))));
        assertEquals(
                List.of("/name/fr", "/name/en"),
                pointers(refused(() -> put("NORD", edit("\uFDFA".repeat(190), "CAFAT")))));
    }

    @Test
    void formsGoToActiveDestinationsAlone() {
        RelaisException refusal = refused(() -> put("NORD", edit("Mutuelle du Nord", "OLD")));
        assertEquals(List.of("/destination"), pointers(refusal));
        assertEquals(
                "This is no active destination. There are CAFAT, COMMERCE, MDF, MPL, SLN.",
                refusal.errors().get(0).detail().en());
        assertEquals(
                List.of("/destination"),
                pointers(refused(
                        () -> put("NORD", new MutualEdit("Mutuelle du Nord", "North", List.of(), null, null)))));
    }

    @Test
    void whoeverReadAnOlderRevisionIsTold() {
        OptionalLong first = OptionalLong.of(1);
        MutualEdit change = edit("Mutuelle Le Nickel", "SLN", "Nickel");
        assertEquals(2, fixture.mutuals.put(CLAIMS, "SLN", change, first).revision());
        assertEquals(
                CaseErrors.STALE_REVISION,
                refused(() -> fixture.mutuals.put(CLAIMS, "SLN", edit("Encore", "SLN"), first))
                        .code());
        OptionalLong none = OptionalLong.of(0);
        assertEquals(
                CaseErrors.STALE_REVISION,
                refused(() -> fixture.mutuals.put(CLAIMS, "SLN", change, none)).code());
        assertEquals(
                1,
                fixture.mutuals.put(CLAIMS, "NORD", edit("Nord", "CAFAT"), none).revision());
        assertEquals(List.of("Nickel"), fixture.mutuals.get(CLAIMS, "SLN").aliases());
    }

    @Test
    void whoeverMayNeitherReadNorConfigureIsToldThatThereIsNoService() {
        LocalizedText unknown =
                new LocalizedText("Il n'y a pas de service « claim-forms ».", "There is no service 'claim-forms'.");
        for (Runnable attempt : List.<Runnable>of(
                () -> fixture.mutuals.list(STRANGER),
                () -> fixture.mutuals.get(STRANGER, "MDF"),
                () -> fixture.mutuals.put(STRANGER, "MDF", edit("", ""), ANY))) {
            RelaisException refusal = refused(attempt);
            assertEquals(Errors.NOT_FOUND, refusal.code());
            assertEquals(unknown, refusal.detail());
        }
    }

    @Test
    void whoeverReadsMayNotConfigureAndTheOtherWayRound() {
        for (Caller caller : List.of(READER, ADMIN)) {
            assertEquals(4, fixture.mutuals.list(caller).size());
            assertEquals("MDF", fixture.mutuals.get(caller, "MDF").code());
        }
        MutualEdit change = edit("Mutuelle Le Nickel", "SLN", "Nickel");
        assertEquals(
                Errors.FORBIDDEN,
                refused(() -> fixture.mutuals.put(READER, "SLN", change, ANY)).code());
        assertEquals(2, fixture.mutuals.put(ADMIN, "SLN", change, ANY).revision());
    }

    @Test
    void anUnknownMutualIsNotFound() {
        RelaisException refusal = refused(() -> fixture.mutuals.get(CLAIMS, "NORD"));
        assertEquals(Errors.NOT_FOUND, refusal.code());
        assertEquals("There is no mutual 'NORD'.", refusal.detail().en());
    }

    @Test
    void peopleWhoChangeAtTheSameMomentDoNotLoseAChangeNorShareASpelling() {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<CompletableFuture<Boolean>> writers = new ArrayList<>();
            for (int writer = 0; writer < 4; writer++) {
                String code = "M" + writer;
                writers.add(CompletableFuture.supplyAsync(() -> tries(code), threads));
            }
            List<Boolean> won = writers.stream().map(CompletableFuture::join).toList();
            assertEquals(1, won.stream().filter(Boolean::booleanValue).count(), won::toString);
        } finally {
            threads.shutdownNow();
        }
        String owner = meaning("Entraide");
        assertEquals(
                List.of(owner),
                fixture.mutuals.list(CLAIMS).stream()
                        .filter(mutual -> mutual.aliases().contains("Entraide"))
                        .map(Mutual::code)
                        .toList());
        assertEquals(
                1,
                fixture.journal.stream()
                        .filter(entry -> entry.contains("Entraide"))
                        .count());
    }

    /** Wants the spelling that the others want too. */
    private boolean tries(String code) {
        try {
            put(code, edit("Mutuelle " + code, "CAFAT", "Entraide"));
            return true;
        } catch (RelaisException refusal) {
            assertEquals(List.of("/aliases/0"), pointers(refusal));
            return false;
        }
    }
}
