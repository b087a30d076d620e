package org.relais.channel.phone.internal.rest;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.relais.cases.CaseKey;
import org.relais.channel.phone.internal.calls.PhoneNumbers;
import org.relais.directory.Agent;
import org.relais.directory.Agents;
import org.relais.errors.Parameters;
import org.relais.texts.LocalizedText;

/** Reads members of requests that say who is to be called back, by whom and about what. What cannot be is refused by its name. */
final class PhoneParameters {

    private static final int MAX_NUMBER = 60;

    private static final LocalizedText NUMBER = new LocalizedText(
            "Un numéro que l'on peut rappeler est attendu, par exemple 20.52.52 ou +33 6 12 34 56 78.",
            "A number that can be called back is expected, for example 20.52.52 or +33 6 12 34 56 78.");

    private static final LocalizedText CASE =
            new LocalizedText("La référence d'un dossier est attendue.", "The reference of a case is expected.");

    private static final LocalizedText WORKER = new LocalizedText(
            "Le compte d'une personne qui travaille ici est attendu.",
            "The account of somebody who works here is expected.");

    private static final PhoneNumbers NUMBERS = new PhoneNumbers();

    private PhoneParameters() {}

    /** A number that has to be there. */
    static @Nullable String callable(Parameters given, String name) {
        given.required(name);
        return given.parsed(name, PhoneParameters::callable, NUMBER);
    }

    private static Optional<String> callable(String text) {
        boolean callable = text.length() <= MAX_NUMBER
                && !NUMBERS.isShort(text)
                && NUMBERS.key(text).isPresent();
        return callable ? Optional.of(text.strip()) : Optional.empty();
    }

    /** The account of somebody who works here now. */
    static @Nullable String worker(Parameters given, String name, Agents agents) {
        return given.parsed(
                name, account -> agents.find(account).filter(Agent::isActive).map(Agent::account), WORKER);
    }

    static @Nullable CaseKey subject(Parameters given, String name) {
        return given.parsed(name, CaseKey::parse, CASE);
    }
}
