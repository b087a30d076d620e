package org.relais.channel.phone.internal;

import org.relais.texts.LocalizedText;

/** What the phone channel says to people. */
final class PhoneTexts {

    static final LocalizedText NAME = new LocalizedText("Téléphone", "Phone");

    static final LocalizedText UNKNOWN_SITE =
            new LocalizedText("Site inconnu : %s. Sites connus : %s", "Unknown site: %s. Known sites: %s");

    static final LocalizedText UNKNOWN_TOPIC =
            new LocalizedText("Thème inconnu : %s. Thèmes connus : %s", "Unknown topic: %s. Known topics: %s");

    static final LocalizedText UNKNOWN_DEPARTMENT = new LocalizedText(
            "Direction inconnue : %s. Directions connues : %s", "Unknown department: %s. Known departments: %s");

    static final LocalizedText BAD_START = new LocalizedText(
            "N'est pas une date et heure avec décalage, par exemple 2021-09-07T07:13:04+11:00",
            "Is not a date and time with an offset, for example 2021-09-07T07:13:04+11:00");

    static final LocalizedText START_IN_FUTURE = new LocalizedText(
            "L'appel ne peut pas avoir commencé dans le futur", "The call cannot have started in the future");

    static final LocalizedText START_TOO_OLD =
            new LocalizedText("L'appel ne peut pas dater d'avant l'an 2000", "The call cannot be from before 2000");

    static final LocalizedText BAD_NUMBER = new LocalizedText(
            "Numéro incompréhensible ; écrivez 20.52.52, +33 6 12 34 56 78 pour l'étranger, ou anonymous",
            "Number not understood; write 20.52.52, +33 6 12 34 56 78 for another country, or anonymous");

    static final LocalizedText BAD_EMAIL = new LocalizedText(
            "N'est pas une adresse de courriel, par exemple lea@example.nc",
            "Is not an e-mail address, for example lea@example.nc");

    static final LocalizedText BAD_LANGUAGE = new LocalizedText(
            "N'est pas un code de langue (BCP 47), par exemple fr ou en-AU",
            "Is not a language tag (BCP 47), for example fr or en-AU");

    static final LocalizedText BAD_CASE = new LocalizedText(
            "N'est pas une référence de dossier, par exemple 2021-004517-2 ; son dernier caractère est une clé de contrôle",
            "Is not a case's reference, for example 2021-004517-2; its last character is a check");

    static final LocalizedText COUNTED_AS_ABANDONED = new LocalizedText(
            "Cet appel est déjà compté comme abandonné ; si vous avez rappelé, donnez l'identifiant de votre propre appel, ou aucun",
            "This call is counted as abandoned already; if you have called back, give the id of your own call, or none");

    static final LocalizedText HAS_A_FORM = new LocalizedText(
            "Cet appel a déjà son formulaire ; il n'est pas compté une seconde fois comme abandonné",
            "This call has its form already; it is not counted a second time as abandoned");

    static final LocalizedText LONG_COMMUNE =
            new LocalizedText("Le nom de la commune est trop long", "The name of the commune is too long");

    static final LocalizedText BAD_SECONDS = new LocalizedText(
            "Un nombre entier de secondes, de 0 à 86400, est attendu",
            "A whole number of seconds from 0 to 86400 is expected");

    private PhoneTexts() {}
}
