package org.relais.example.channel.internal;

import org.relais.texts.LocalizedText;

/** What this channel says to people. */
final class SuggestionsTexts {

    static final LocalizedText NAME = new LocalizedText("Boîte à idées", "Suggestion box");

    static final LocalizedText READ = new LocalizedText("Lire la boîte à idées", "Read the suggestion box");

    static final LocalizedText EMPTY = new LocalizedText("Écrivez quelques mots", "Write a few words");

    static final LocalizedText BAD_DATE =
            new LocalizedText("N'est pas une date, par exemple 2021-09-07", "Is not a date, for example 2021-09-07");

    static final LocalizedText BAD_VISIT = new LocalizedText(
            "La visite doit avoir eu lieu dans les %d jours qui précèdent le %s, ou ce jour-là",
            "The visit must have been within the %d days before %s, or on that day");

    static final LocalizedText UNKNOWN_SITE =
            new LocalizedText("Site inconnu. Sites connus : %s", "Unknown site. Known sites: %s");

    static final LocalizedText BAD_CASE = new LocalizedText(
            "N'est pas une référence de dossier, par exemple 2021-004517-K",
            "Is not a case's reference, for example 2021-004517-K");

    static final LocalizedText BAD_LIMIT =
            new LocalizedText("Un nombre de 1 à 200 est attendu", "A number from 1 to 200 is expected");

    private SuggestionsTexts() {}
}
